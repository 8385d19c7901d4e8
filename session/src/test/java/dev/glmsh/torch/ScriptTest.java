package dev.glmsh.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptTest {
    @Test
    void calls_a_method_with_tensors_numbers_and_lists() {
        try (Script script = Script.compile("test", """
                        def scaled_sum(self, xs: List[Tensor], factor: float) -> Tensor:
                          return torch.mul(torch.add(xs[0], xs[1]), factor)
                        """);
                Tensor a = Tensor.of(new float[] {1, 2, 3, 4}, 2, 2);
                Tensor b = Tensor.of(new float[] {10, 20, 30, 40}, 2, 2);
                Value both = Value.list(List.of(a, b));
                Value half = Value.of(0.5);
                Tensor sum = script.call("scaled_sum", both, half).asTensor()) {
            assertThat(sum.toFloats()).containsExactly(5.5f, 11f, 16.5f, 22f);
            assertThat(sum.shape()).containsExactly(2, 2);
        }
    }

    @Test
    void reports_an_operator_that_this_libtorch_lacks() {
        assertThatThrownBy(() -> Script.compile("exotic", """
                        def f(self, x: Tensor) -> Tensor:
                          return ops.nowhere.nothing(x)
                        """))
                .isInstanceOf(KernelException.class)
                .hasMessageStartingWith("LibTorch cannot run exotic: ");
    }

    @ParameterizedTest
    @CsvSource({"linear-plain", "linear-packed"})
    void loads_the_decoder_with_each_kind_of_linear_layer(String linear) {
        try (Script script = Script.load(linear, "decoder");
                Tensor x = Tensor.of(new float[] {3, 4}, 1, 2);
                Tensor weight = Tensor.of(new float[] {1, 2}, 2);
                Value eps = Value.of(0.0);
                Tensor normed = script.call("rms_norm", x, weight, eps).asTensor()) {
            assertThat(normed.toFloats()).containsExactly(3 / (float) Math.sqrt(12.5), 8 / (float) Math.sqrt(12.5));
        }
    }
}
