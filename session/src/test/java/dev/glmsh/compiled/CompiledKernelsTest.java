package dev.glmsh.compiled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import dev.glmsh.compiled.MatrixAddress.Format;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every format against weights that are written out in full and multiplied in double precision. */
class CompiledKernelsTest {
    private static CompiledKernels kernels;

    @BeforeAll
    static void needs_a_compiler() {
        kernels = TestKernels.needed();
    }

    /** Format, rows, columns, group and block; for 8-bit formats the columns and rows of a block. */
    static Stream<Arguments> matrices() {
        return Stream.of(
                Arguments.of(Format.BF16, 7, 5, 0, 0, 0.003),
                Arguments.of(Format.BF16, 100, 131, 0, 0, 0.003),
                Arguments.of(Format.BF16, 64, 4096, 0, 0, 0.003),
                Arguments.of(Format.TWELVE, 7, 5, 0, 0, 0.003),
                Arguments.of(Format.TWELVE, 100, 131, 0, 0, 0.003),
                Arguments.of(Format.TWELVE, 64, 4096, 0, 0, 0.003),
                Arguments.of(Format.INT4, 64, 128, 128, 64, 0.012),
                Arguments.of(Format.INT4, 192, 704, 64, 64, 0.012),
                Arguments.of(Format.INT4, 96, 96, 32, 32, 0.012),
                Arguments.of(Format.INT4, 1152, 896, 128, 32, 0.012),
                Arguments.of(Format.W8A8, 7, 5, 512, 48, 0.012),
                Arguments.of(Format.W8A8, 100, 131, 512, 48, 0.012),
                Arguments.of(Format.W8A8, 1152, 1030, 512, 48, 0.012),
                Arguments.of(Format.W8A8, 200, 704, 256, 32, 0.012),
                Arguments.of(Format.W8A8, 200, 704, 512, 16, 0.012),
                Arguments.of(Format.W8A8, 201, 704, 512, 8, 0.012),
                Arguments.of(Format.INT8, 7, 5, 512, 48, 0.003),
                Arguments.of(Format.INT8, 100, 131, 512, 48, 0.003),
                Arguments.of(Format.INT8, 1152, 1030, 512, 48, 0.003),
                Arguments.of(Format.INT8, 200, 704, 256, 32, 0.003),
                Arguments.of(Format.INT8, 200, 704, 512, 16, 0.003),
                Arguments.of(Format.INT8, 201, 704, 512, 8, 0.003));
    }

    @ParameterizedTest(name = "{0} of {1} by {2}, groups of {3}, blocks of {4}")
    @MethodSource("matrices")
    void multiplies_as_written_out_weights_do(
            Format format, int rows, int columns, int group, int block, double error) {
        Random random = new Random(rows * 31L + columns);
        float[] x = new float[columns];
        for (int i = 0; i < columns; i++) {
            x[i] = narrow((float) random.nextGaussian());
        }
        TestMatrix matrix = TestMatrix.random(format, rows, columns, group, block, random);

        for (int threads = 1; threads <= 3; threads++) {
            assertThat(relativeError(multiply(matrix, x, threads), matrix.times(x)))
                    .as("%d threads", threads)
                    .isLessThan(error);
        }
    }

    @ParameterizedTest(name = "{0} times {1}, {2} by {3}, groups of {4}, blocks of {5}")
    @CsvSource({
        "1, INT4, 64, 128, 128, 64, 0.013",
        "2, INT4, 192, 704, 64, 64, 0.013",
        "3, INT4, 192, 704, 64, 64, 0.013",
        "5, INT4, 64, 96, 32, 64, 0.013",
        "259, INT4, 128, 256, 128, 64, 0.013",
        "1, BF16, 7, 5, 0, 0, 0.003",
        "4, BF16, 100, 131, 0, 0, 0.003",
        "270, BF16, 64, 256, 0, 0, 0.003",
        "7, BF16, 130, 4096, 0, 0, 0.003",
        "1, TWELVE, 7, 5, 0, 0, 0.003",
        "11, TWELVE, 100, 131, 0, 0, 0.003",
        "265, TWELVE, 64, 384, 0, 0, 0.003",
        "1, W8A8, 7, 5, 512, 48, 0.013",
        "9, W8A8, 100, 131, 512, 48, 0.013",
        "300, W8A8, 400, 1030, 512, 48, 0.013",
        "1, INT8, 7, 5, 512, 48, 0.003",
        "9, INT8, 100, 131, 512, 48, 0.003",
        "140, INT8, 400, 1030, 512, 48, 0.003"
    })
    void multiplies_several_vectors_as_written_out_weights_do(
            int count, Format format, int rows, int columns, int group, int block, double error) {
        ManyVectors many = kernels.many().orElse(null);
        assumeTrue(many != null, "this processor has no four products at once");
        boolean plain = format == Format.BF16 || format == Format.TWELVE;
        assumeTrue(!plain || CompiledKernels.areExpectedForBf16(), "this processor has no products of bfloat16");
        Random random = new Random(rows * 31L + columns);
        float[] x = new float[count * columns];
        for (int i = 0; i < x.length; i++) {
            x[i] = narrow((float) random.nextGaussian());
        }
        TestMatrix matrix = TestMatrix.random(format, rows, columns, group, block, random);

        for (int threads = 1; threads <= 3; threads++) {
            float[] products = multiply(many, matrix, x, count, threads);
            for (int i = 0; i < count; i++) {
                double[] expected = matrix.times(Arrays.copyOfRange(x, i * columns, (i + 1) * columns));
                assertThat(relativeError(Arrays.copyOfRange(products, i * rows, (i + 1) * rows), expected))
                        .as("vector %d, %d threads", i, threads)
                        .isLessThan(error);
            }
        }
    }

    @Test
    void says_that_it_cannot_multiply_several_vectors_by_blocks_of_other_sizes() {
        ManyVectors many = kernels.many().orElse(null);
        assumeTrue(many != null, "this processor has no four products at once");
        TestMatrix matrix = TestMatrix.random(Format.INT4, 96, 96, 32, 32, new Random(1));

        assertThat(many.multiply(matrix.address(), 0, 1, 0, 1)).isFalse();
    }

    private static float[] multiply(ManyVectors many, TestMatrix matrix, float[] x, int count, int threads) {
        try (Memory input = TestMatrix.words(x);
                Memory out = new Memory(2L * count * matrix.rows())) {
            assertThat(many.multiply(
                            matrix.address(), Pointer.nativeValue(input), count, Pointer.nativeValue(out), threads))
                    .isTrue();
            return numbers(out, count * matrix.rows());
        }
    }

    private static float[] multiply(TestMatrix matrix, float[] x, int threads) {
        try (Memory input = TestMatrix.words(x);
                Memory out = new Memory(2L * matrix.rows())) {
            kernels.multiply(matrix.address(), Pointer.nativeValue(input), Pointer.nativeValue(out), threads);
            return numbers(out, matrix.rows());
        }
    }

    private static float[] numbers(Memory words, int count) {
        float[] result = new float[count];
        for (int i = 0; i < count; i++) {
            result[i] = Float.intBitsToFloat(words.getShort(2L * i) << 16);
        }
        return result;
    }

    /** The nearest number that bfloat16 has, of those below it. */
    static float narrow(float value) {
        return Float.intBitsToFloat(Float.floatToIntBits(value) & 0xffff0000);
    }

    private static double relativeError(float[] actual, double[] expected) {
        double miss = 0;
        double size = 0;
        for (int i = 0; i < actual.length; i++) {
            miss += Math.pow(actual[i] - expected[i], 2);
            size += Math.pow(expected[i], 2);
        }
        return Math.sqrt(miss / size);
    }
}
