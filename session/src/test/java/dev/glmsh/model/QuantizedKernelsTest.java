package dev.glmsh.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glmsh.device.HostMatrix;
import dev.glmsh.device.Precision;
import dev.glmsh.torch.Dtype;
import dev.glmsh.torch.Script;
import dev.glmsh.torch.Tensor;
import dev.glmsh.torch.TorchThread;
import dev.glmsh.torch.Value;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kernel against weights that are dequantised first and then multiplied in float32. */
class QuantizedKernelsTest {
    private static final TorchThread TORCH = new TorchThread();

    private static final List<Precision> QUANTIZED =
            List.of(Precision.INT8, Precision.W8A8, Precision.INT4, Precision.INT4_G64, Precision.INT4_G32);

    /** Of float32 to bfloat16, in the mean over many numbers. */
    private static final double ROUNDING = 0.003;
    /** Of activations to 8 bits. */
    private static final double EIGHT_BITS = 0.02;

    @AfterAll
    static void end() {
        TORCH.close();
    }

    /** Decode, a short and a long prefill, for shapes that suit and shapes that are odd. */
    static Stream<Arguments> cases() {
        int[][] shapes = {{64, 128}, {192, 384}, {128, 704}, {320, 96}, {1152, 896}, {7, 5}, {33, 64}, {100, 130}};
        return QUANTIZED.stream()
                .flatMap(precision -> Stream.of(shapes)
                        .flatMap(shape -> Stream.of(1, 5, 40, 200)
                                .map(tokens -> Arguments.of(precision, shape[0], shape[1], tokens))));
    }

    @ParameterizedTest(name = "{0} of {1} by {2}, {3} tokens")
    @MethodSource("cases")
    void equals_dequantised_weights_times_activations(Precision precision, int rows, int columns, int tokens) {
        Precision held = HostMatrix.precision(precision, rows, columns);
        boolean narrowed = held == Precision.W8A8 || (held.group() > 0 && tokens > 40);

        assertThat(error(held, random(rows, columns, 1), rows, random(tokens, columns, 2), tokens))
                .isLessThan(narrowed ? EIGHT_BITS : ROUNDING);
    }

    @ParameterizedTest
    @CsvSource({"INT8", "W8A8", "INT4"})
    void takes_rows_of_zeros_and_of_numbers_of_any_size(Precision precision) {
        float[] weights = random(64, 128, 3);
        for (int i = 0; i < weights.length; i++) {
            weights[i] *= i / 128 == 5 ? 0 : (float) Math.pow(10, i / 128 % 9 - 4);
        }
        float[] x = random(3, 128, 4);
        java.util.Arrays.fill(x, 128, 256, 0);

        assertThat(error(precision, weights, 64, x, 3)).isLessThan(EIGHT_BITS);
    }

    /** What 16 levels can do with normal numbers: less than 10% of their size, with smaller groups less. */
    @ParameterizedTest
    @CsvSource({"INT8, 0.009", "INT4, 0.105", "INT4_G64, 0.095", "INT4_G32, 0.085"})
    void loses_little_by_quantising(Precision precision, double most) {
        float[] weights = random(64, 512, 5);

        assertThat(difference(dequantised(precision, weights, 64), weights)).isLessThan(most);
    }

    @ParameterizedTest
    @CsvSource({
        "INT4, 256, 704, INT4_G64",
        "INT4, 256, 96, INT4_G32",
        "INT4, 256, 100, INT8",
        "INT4, 100, 128, INT8",
        "INT4_G64, 64, 128, INT4_G64",
        "W8A8, 7, 5, W8A8"
    })
    void falls_back_where_a_kernel_cannot_take_a_shape(Precision wanted, int rows, int columns, Precision held) {
        assertThat(HostMatrix.precision(wanted, rows, columns)).isEqualTo(held);
    }

    @Test
    void keeps_a_plain_path_for_platforms_without_fast_kernels() {
        String[] plain = {"linear-quantized", "int8-plain", "activations-7bit", "int4-plain", "dequantize", "tensors"};
        for (Precision precision : List.of(Precision.INT8, Precision.W8A8, Precision.INT4_G32)) {
            double error = error(precision, random(64, 96, 6), 64, random(9, 96, 7), 9, plain);

            assertThat(error).as(precision.label()).isLessThan(EIGHT_BITS);
        }
    }

    private static double error(Precision precision, float[] weights, int rows, float[] x, int tokens) {
        return error(precision, weights, rows, x, tokens, QuantizedKernels.resources("dequantize", "tensors"));
    }

    private static double error(
            Precision precision, float[] weights, int rows, float[] x, int tokens, String... resources) {
        return TORCH.run(() -> {
            try (Script script = Script.load(resources);
                    Tensor matrix = Tensor.of(weights, rows, weights.length / rows);
                    Tensor wide = Tensor.of(x, tokens, x.length / tokens);
                    Tensor input = converted(script, wide, Dtype.BFLOAT16);
                    Value quantized = QuantizedKernels.quantize(script, matrix, precision);
                    Value none = Value.list(List.of());
                    Tensor product =
                            script.call("linear_first", input, quantized, none).asTensor();
                    Tensor result = converted(script, product, Dtype.FLOAT32);
                    Value group = Value.of(precision.group());
                    Tensor plain = script.call("dequantized", matrix, group).asTensor();
                    Tensor expected = script.call("product", input, plain).asTensor()) {
                return difference(result.toFloats(), expected.toFloats());
            }
        });
    }

    private static float[] dequantised(Precision precision, float[] weights, int rows) {
        return TORCH.run(() -> {
            try (Script script = Script.load(QuantizedKernels.resources("dequantize"));
                    Tensor matrix = Tensor.of(weights, rows, weights.length / rows);
                    Value group = Value.of(precision.group());
                    Tensor plain = script.call("dequantized", matrix, group).asTensor()) {
                return plain.toFloats();
            }
        });
    }

    private static Tensor converted(Script script, Tensor tensor, Dtype dtype) {
        try (Value type = Value.of(dtype.number())) {
            return script.call("convert", tensor, type).asTensor();
        }
    }

    private static float[] random(int rows, int columns, long seed) {
        Random random = new Random(seed);
        float[] numbers = new float[rows * columns];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return numbers;
    }

    /** The size of the differences as a share of the size of what was expected. */
    private static double difference(float[] actual, float[] expected) {
        assertThat(actual).hasSameSizeAs(expected);
        double differences = 0;
        double sizes = 0;
        for (int i = 0; i < actual.length; i++) {
            differences += Math.pow(actual[i] - expected[i], 2);
            sizes += Math.pow(expected[i], 2);
        }
        return Math.sqrt(differences / sizes);
    }
}
