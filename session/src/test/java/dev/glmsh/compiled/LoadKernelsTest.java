package dev.glmsh.compiled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where LibTorch's order puts each code and scale, for both sizes of blocks that processors have. */
class LoadKernelsTest {
    private static CompiledKernels kernels;

    @BeforeAll
    static void needs_a_compiler() {
        kernels = TestKernels.needed();
    }

    @ParameterizedTest(name = "{0} rows of {1} in {2} groups, blocks of {3}, shifts {4}")
    @CsvSource({
        "32, 16, 1, 32, false",
        "64, 96, 3, 32, true",
        "96, 704, 11, 32, true",
        "64, 32, 1, 64, true",
        "64, 160, 5, 64, false",
        "192, 672, 21, 64, true",
        "1088, 4096, 32, 64, true"
    })
    void puts_every_code_and_scale_where_it_belongs(int rows, int columns, int groups, int block, boolean shifted) {
        Random random = new Random(rows + columns);
        byte[] codes = new byte[rows * columns / 2];
        byte[] scales = new byte[rows * groups * Short.BYTES];
        byte[] shifts = new byte[scales.length];
        random.nextBytes(codes);
        random.nextBytes(scales);
        random.nextBytes(shifts);
        byte[] packed = new byte[codes.length];
        byte[] both = new byte[2 * scales.length];
        for (int i = 0; i < packed.length; i++) {
            int row = i / (block / 2 * columns) * block + i % (block / 2);
            int column = i / (block / 2) % columns;
            packed[i] = (byte) (code(codes, row, column, columns) | code(codes, row + block / 2, column, columns) << 4);
        }
        for (int i = 0; i < scales.length; i++) {
            int place = (i / 2 % groups * rows + i / 2 / groups) * 4 + i % 2;
            both[place] = scales[i];
            both[place + 2] = shifted ? shifts[i] : 0;
        }

        try (Memory from = memory(codes);
                Memory factors = memory(scales);
                Memory moves = memory(shifts);
                Memory to = new Memory(packed.length);
                Memory pairs = new Memory(both.length)) {
            kernels.pack(
                    new StoredRows(
                            Pointer.nativeValue(from),
                            Pointer.nativeValue(factors),
                            shifted ? Pointer.nativeValue(moves) : 0,
                            rows,
                            columns,
                            groups,
                            block,
                            Pointer.nativeValue(to),
                            Pointer.nativeValue(pairs),
                            0,
                            rows),
                    3);
            assertThat(to.getByteArray(0, packed.length)).isEqualTo(packed);
            assertThat(pairs.getByteArray(0, both.length)).isEqualTo(both);
        }
    }

    private static int code(byte[] codes, int row, int column, int columns) {
        return (codes[(row * columns + column) / 2] & 255) >> (column % 2 * 4) & 15;
    }

    private static Memory memory(byte[] bytes) {
        Memory memory = new Memory(bytes.length);
        memory.write(0, bytes, 0, bytes.length);
        return memory;
    }

    /** So that a checkpoint that is broken gives no answer, as with the scripts. */
    @ParameterizedTest
    @CsvSource({"NaN, 0x7fc0", "Infinity, 0x7f80"})
    void keeps_what_is_no_number_in_the_scale(float odd, String scale) {
        try (Memory numbers = CheckMatrix.words(4, i -> i == 2 ? odd : i);
                Memory codes = new Memory(4);
                Memory scales = new Memory(2)) {
            kernels.encode(
                    new EncodedRows(
                            Pointer.nativeValue(numbers),
                            false,
                            1,
                            4,
                            Pointer.nativeValue(codes),
                            Pointer.nativeValue(scales)),
                    1);
            assertThat((int) scales.getShort(0)).isEqualTo(Integer.decode(scale));
        }
    }

    @Test
    void takes_no_rows_that_would_be_written_elsewhere() {
        assertThatThrownBy(() -> new StoredRows(1, 1, 0, 64, 96, 3, 64, 1, 1, 64, 96))
                .hasMessage("rows 64 to 128 of [96, 96] in blocks of 64 with 3 groups");
        assertThat(StoredRows.canPack(64, 96, 128)).isFalse();
        assertThat(StoredRows.canPack(64, 64, 40)).isFalse();
        assertThat(StoredRows.canPack(0, 64, 128)).isFalse();
        assertThat(StoredRows.canPack(16, 64, 128)).isFalse();
    }
}
