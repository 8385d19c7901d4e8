package dev.glmsh.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glmsh.torch.Dtype;
import dev.glmsh.torch.Scope;
import dev.glmsh.torch.Script;
import dev.glmsh.torch.Tensor;
import dev.glmsh.torch.TorchThread;
import dev.glmsh.torch.Value;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The layout of compressed-tensors: number i of a row in bits b · i of 32-bit words, from below, with zero in the middle;
 * zero points the same along the rows.
 */
class CompressedTensorsTest {
    private static final int WORD = 32;
    private static final TorchThread TORCH = new TorchThread();
    private static Script script;

    @BeforeAll
    static void load() {
        script = TORCH.run(() -> Script.load(QuantizedKernels.resources("tensors")));
    }

    @AfterAll
    static void end() {
        TORCH.run(() -> {
            script.close();
            return true;
        });
        TORCH.close();
    }

    @ParameterizedTest
    @CsvSource({"4, 3, 64", "4, 64, 32", "4, 5, 20", "8, 3, 64", "8, 7, 5"})
    void reads_codes_from_words(int bits, int rows, int columns) {
        int[][] codes = random(bits, rows, columns);

        assertThat(read(words(codes, bits), rows, bits, columns)).isEqualTo(flat(codes, 1 << (bits - 1)));
    }

    @ParameterizedTest
    @CsvSource({"4, 3, 64", "4, 64, 32", "8, 3, 64", "8, 7, 5"})
    void writes_the_words_that_it_reads(int bits, int rows, int columns) {
        int[][] codes = random(bits, rows, columns);
        float[] written = TORCH.run(() -> {
            try (Scope scope = new Scope()) {
                Tensor bytes = tensor(scope, words(codes, bits), rows, Dtype.UINT8);
                Value width = scope.keep(Value.of(bits));
                Value count = scope.keep(Value.of(columns));
                Tensor read = scope.keep(
                        script.call("codes_of_bytes", bytes, width, count).asTensor());
                return floats(
                        scope,
                        scope.keep(script.call("bytes_of_codes", read, width).asTensor()));
            }
        });

        assertThat(written).isEqualTo(words(codes, bits));
    }

    /** A weight is (code - zero) · scale. */
    @Test
    void reads_zero_points_as_shifts() {
        int rows = 24;
        int groups = 3;
        int[][] zeros = random(4, groups, rows);
        float[] shifts = TORCH.run(() -> {
            try (Scope scope = new Scope()) {
                Tensor words = tensor(scope, columnwise(words(zeros, 4), groups, rows / 8), rows / 8, Dtype.UINT8);
                float[] halves = new float[rows * groups];
                Arrays.fill(halves, 0.5f);
                Tensor scales = tensor(scope, halves, rows, Dtype.BFLOAT16);
                return floats(
                        scope,
                        scope.keep(script.call("shifts_of_words", words, scales).asTensor()));
            }
        });

        for (int row = 0; row < rows; row++) {
            for (int group = 0; group < groups; group++) {
                assertThat(shifts[row * groups + group]).isEqualTo((8 - zeros[group][row]) * 0.5f);
            }
        }
    }

    private static float[] read(float[] words, int rows, int bits, int columns) {
        return TORCH.run(() -> {
            try (Scope scope = new Scope()) {
                Tensor bytes = tensor(scope, words, rows, Dtype.UINT8);
                Value width = scope.keep(Value.of(bits));
                Value count = scope.keep(Value.of(columns));
                return floats(
                        scope,
                        scope.keep(script.call("codes_of_bytes", bytes, width, count)
                                .asTensor()));
            }
        });
    }

    private static Tensor tensor(Scope scope, float[] numbers, int rows, Dtype dtype) {
        Tensor wide = scope.keep(Tensor.of(numbers, rows, numbers.length / rows));
        Value type = scope.keep(Value.of(dtype.number()));
        return scope.keep(script.call("convert", wide, type).asTensor());
    }

    private static float[] floats(Scope scope, Tensor tensor) {
        Value type = scope.keep(Value.of(Dtype.FLOAT32.number()));
        return scope.keep(script.call("convert", tensor, type).asTensor()).toFloats();
    }

    private static int[][] random(int bits, int rows, int columns) {
        Random random = new Random(1);
        int[][] codes = new int[rows][columns];
        for (int[] row : codes) {
            for (int i = 0; i < columns; i++) {
                row[i] = random.nextInt(1 << bits);
            }
        }
        return codes;
    }

    private static float[] flat(int[][] codes, int middle) {
        float[] flat = new float[codes.length * codes[0].length];
        for (int i = 0; i < flat.length; i++) {
            flat[i] = codes[i / codes[0].length][i % codes[0].length] - middle;
        }
        return flat;
    }

    /** The bytes of little-endian words, row by row. */
    private static float[] words(int[][] codes, int bits) {
        int perWord = WORD / bits;
        int width = (codes[0].length + perWord - 1) / perWord;
        float[] bytes = new float[codes.length * width * Integer.BYTES];
        for (int row = 0; row < codes.length; row++) {
            for (int word = 0; word < width; word++) {
                int packed = 0;
                for (int i = word * perWord; i < Math.min(codes[row].length, (word + 1) * perWord); i++) {
                    packed |= codes[row][i] << (bits * (i % perWord));
                }
                for (int i = 0; i < Integer.BYTES; i++) {
                    bytes[(row * width + word) * Integer.BYTES + i] = (packed >>> (Byte.SIZE * i)) & 0xFF;
                }
            }
        }
        return bytes;
    }

    /** Words [rows, columns] turned into words [columns, rows]. */
    private static float[] columnwise(float[] bytes, int rows, int columns) {
        float[] turned = new float[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            int word = i / Integer.BYTES;
            int to = word % columns * rows + word / columns;
            turned[to * Integer.BYTES + i % Integer.BYTES] = bytes[i];
        }
        return turned;
    }
}
