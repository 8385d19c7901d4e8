package dev.glmsh.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.glmsh.compiled.CompiledKernels;
import dev.glmsh.compiled.MatrixAddress;
import dev.glmsh.compiled.MatrixAddress.Format;
import dev.glmsh.device.Precision;
import dev.glmsh.torch.Dtype;
import dev.glmsh.torch.Scope;
import dev.glmsh.torch.Script;
import dev.glmsh.torch.Tensor;
import dev.glmsh.torch.TorchThread;
import dev.glmsh.torch.Value;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Matrices that FBGEMM has packed, multiplied where they lie, beside LibTorch's products of the same. */
class PackedMatricesTest {
    private static final TorchThread TORCH = new TorchThread();

    @BeforeAll
    static void needs_a_compiler_and_packed_matrices() {
        CompiledKernels.Found found = TORCH.run(CompiledKernels::find);
        assumeTrue(found.kernels().isPresent(), found.reason());
        assumeTrue(TORCH.run(PackedTrial::isRight), "8-bit matrices are held in another form here");
    }

    @AfterAll
    static void end() {
        TORCH.close();
    }

    /** From 4,033 rows on there are two pieces. */
    @ParameterizedTest(name = "{0}, {1} by {2}")
    @CsvSource({
        "W8A8, 7, 5",
        "W8A8, 49, 513",
        "W8A8, 4032, 64",
        "W8A8, 4033, 130",
        "W8A8, 9000, 33",
        "INT8, 7, 5",
        "INT8, 49, 513",
        "INT8, 9000, 33"
    })
    void multiplies_as_LibTorch_does(Precision precision, int rows, int columns) {
        var unused = TORCH.run(() -> {
            multiply(precision, rows, columns);
            return rows;
        });
    }

    @Test
    void leaves_rows_whose_sums_may_not_fit_32_bits_to_LibTorch() {
        assertThat(TORCH.run(() -> isFound(1 << 16))).isTrue();
        assertThat(TORCH.run(() -> isFound((1 << 16) + 1))).isFalse();
    }

    private static boolean isFound(int columns) {
        try (Scope scope = new Scope();
                Script script = Script.load(QuantizedKernels.resources());
                PackedMatrices packed = new PackedMatrices(script)) {
            Tensor matrix = scope.keep(random(3, columns));
            return packed.of(scope.keep(QuantizedKernels.quantize(script, matrix, Precision.W8A8)), Format.W8A8)
                    .isPresent();
        }
    }

    private static void multiply(Precision precision, int rows, int columns) {
        try (Scope scope = new Scope();
                TensorScripts tensors = new TensorScripts();
                Script script = Script.load(QuantizedKernels.resources("tensors"));
                PackedMatrices packed = new PackedMatrices(script)) {
            Tensor x = scope.keep(tensors.convert(scope.keep(random(1, columns)), Dtype.BFLOAT16));
            Value matrix = scope.keep(QuantizedKernels.quantize(script, scope.keep(random(rows, columns)), precision));
            Value none = scope.keep(Value.list(List.of()));
            Tensor theirs =
                    scope.keep(script.call("linear_first", x, matrix, none).asTensor());
            Tensor ours = scope.keep(tensors.empty(Dtype.BFLOAT16, 1, rows));

            MatrixAddress address = packed.of(matrix, precision == Precision.INT8 ? Format.INT8 : Format.W8A8)
                    .orElseThrow();
            CompiledKernels.find().kernels().orElseThrow().multiply(address, x.address(), ours.address(), 2);

            float[] expected =
                    scope.keep(tensors.convert(theirs, Dtype.FLOAT32)).toFloats();
            float[] found = scope.keep(tensors.convert(ours, Dtype.FLOAT32)).toFloats();
            assertThat(found).hasSize(rows);
            assertThat(difference(found, expected))
                    .isLessThan(precision == Precision.INT8 || sameDigits() ? 0.001 : 0.02);
        }
    }

    /** Without VNNI, LibTorch's activations have 7 bits. */
    private static boolean sameDigits() {
        return List.of(QuantizedKernels.resources()).contains("activations-8bit");
    }

    private static Tensor random(int rows, int columns) {
        Random random = new Random(rows);
        float[] numbers = new float[rows * columns];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return Tensor.of(numbers, rows, columns);
    }

    /** As a share of the size of what is expected. */
    private static double difference(float[] found, float[] expected) {
        double miss = 0;
        double size = 0;
        for (int i = 0; i < found.length; i++) {
            miss += Math.pow(found[i] - expected[i], 2);
            size += Math.pow(expected[i], 2);
        }
        return Math.sqrt(miss / size);
    }
}
