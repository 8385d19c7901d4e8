package dev.glmsh.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.glmsh.compiled.CompiledKernels;
import dev.glmsh.torch.Dtype;
import dev.glmsh.torch.Scope;
import dev.glmsh.torch.Tensor;
import dev.glmsh.torch.TorchThread;
import dev.glmsh.torch.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Matrices of bfloat16 in 12 bits a weight. */
class CompactMatrixTest {
    private static final TorchThread TORCH = new TorchThread();
    private static final int INFINITE = 0x7f80;
    private static CompiledKernels kernels;

    @BeforeAll
    static void needs_a_compiler() {
        CompiledKernels.Found found = TORCH.run(CompiledKernels::find);
        assumeTrue(found.kernels().isPresent(), found.reason());
        kernels = found.kernels().get();
    }

    @AfterAll
    static void end() {
        TORCH.close();
    }

    @ParameterizedTest(name = "{0} and {1} rows of {2} columns")
    @CsvSource({"1, 1, 1", "3, 5, 127", "64, 1, 128", "65, 200, 129", "7, 300, 896", "100, 30, 4097"})
    void gives_back_every_bit_of_normally_distributed_weights(int above, int below, int columns) {
        Random random = new Random(columns);
        IntUnaryOperator weights = i -> bits((float) random.nextGaussian() * 0.02f);

        assertThat(backAndForth(above, below, columns, weights)).isTrue();
    }

    @Test
    void gives_back_zeros_of_both_signs_tiny_and_huge_weights() {
        int[] rare = {0, 0x8000, 1, 0x807f, 0x0080, 0x7f7f, 0xff7f};
        Random random = new Random(1);
        IntUnaryOperator weights =
                i -> i % 197 == 0 ? rare[random.nextInt(rare.length)] : bits((float) random.nextGaussian() * 1e36f);

        assertThat(backAndForth(40, 40, 1000, weights)).isTrue();
    }

    @Test
    void gives_back_rows_of_zeros() {
        assertThat(backAndForth(2, 3, 200, i -> i / 200 % 2 == 0 ? 0 : bits(1 + i % 50)))
                .isTrue();
    }

    @Test
    void leaves_a_matrix_with_many_zeros_or_an_infinite_weight_as_it_is() {
        Random random = new Random(2);

        assertThat(backAndForth(40, 40, 1000, i -> i % 60 == 0 ? 0 : bits((float) random.nextGaussian())))
                .isFalse();
        assertThat(backAndForth(40, 40, 1000, i -> i == 70_000 ? INFINITE : bits((float) random.nextGaussian())))
                .isFalse();
    }

    private static int bits(float value) {
        return Float.floatToIntBits(value) >>> 16;
    }

    /** Whether it could be brought into 12 bits; then it must come back as it was. */
    private static boolean backAndForth(int above, int below, int columns, IntUnaryOperator weights) {
        return TORCH.run(() -> {
            try (TensorScripts tensors = new TensorScripts();
                    Scope scope = new Scope();
                    PromptWeights opener = new PromptWeights(Optional.of(kernels), tensors)) {
                short[] all = new short[(above + below) * columns];
                for (int i = 0; i < all.length; i++) {
                    all[i] = (short) weights.applyAsInt(i);
                }
                Tensor whole = scope.keep(tensors.empty(Dtype.BFLOAT16, above + (long) below, columns));
                whole.fill(bytes -> bytes.asShortBuffer().put(all));
                List<Tensor> parts = List.of(
                        scope.keep(tensors.rows(whole, 0, above)),
                        scope.keep(tensors.rows(whole, above, above + (long) below)));
                Optional<Value> compact = CompactMatrix.of(kernels, tensors, parts);
                compact.ifPresent(scope::keep);
                if (compact.isPresent()) {
                    short[] back = opener.with(List.of(compact.get()), opened -> shorts(opened.get(0), all.length));
                    assertThat(back).isEqualTo(all);
                }
                return compact.isPresent();
            }
        });
    }

    private static short[] shorts(Value list, int count) {
        short[] found = new short[count];
        try (Tensor matrix = list.asTensors().get(0)) {
            matrix.read(bytes -> bytes.asShortBuffer().get(found));
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
