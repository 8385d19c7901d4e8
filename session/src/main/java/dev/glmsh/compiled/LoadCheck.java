package dev.glmsh.compiled;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;

/** Packs and encodes small matrices and looks whether every number is where it should be. */
final class LoadCheck {
    private static final int ROWS = 128;
    private static final int COLUMNS = 96;
    private static final int GROUPS = 3;
    private static final int ALL_ROWS = 192;
    private static final int FROM = 64;
    private static final int MOST = 127;

    private LoadCheck() {}

    static boolean isRight(CompiledKernels kernels) {
        return packs(kernels, 32) && packs(kernels, 64) && encodes(kernels, true) && encodes(kernels, false);
    }

    private static int code(int row, int column) {
        return (row * 7 + column * 5 + row / 16) % 16;
    }

    private static boolean packs(CompiledKernels kernels, int block) {
        try (Memory codes = CheckMatrix.bytes(ROWS * COLUMNS / 2, i -> {
                    int row = i / (COLUMNS / 2);
                    int column = i % (COLUMNS / 2) * 2;
                    return code(row, column) | code(row, column + 1) << 4;
                });
                Memory scales = CheckMatrix.words(ROWS * GROUPS, i -> i % 256);
                Memory packed = new Memory((long) ALL_ROWS * COLUMNS / 2);
                Memory both = new Memory((long) ALL_ROWS * GROUPS * 2 * Short.BYTES)) {
            kernels.pack(
                    new StoredRows(
                            Pointer.nativeValue(codes),
                            Pointer.nativeValue(scales),
                            Pointer.nativeValue(scales),
                            ROWS,
                            COLUMNS,
                            GROUPS,
                            block,
                            Pointer.nativeValue(packed),
                            Pointer.nativeValue(both),
                            FROM,
                            ALL_ROWS),
                    2);
            return isPacked(packed, block) && isPlaced(both);
        }
    }

    private static boolean isPacked(Memory packed, int block) {
        int half = block / 2;
        for (int i = 0; i < ROWS * COLUMNS / 2; i++) {
            int row = i / (half * COLUMNS) * block + i % half;
            int column = i / half % COLUMNS;
            int expected = code(row, column) | code(row + half, column) << 4;
            if (packed.getByte((long) FROM * COLUMNS / 2 + i) != (byte) expected) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlaced(Memory both) {
        for (int i = 0; i < ROWS * GROUPS * 2; i++) {
            int row = i / 2 / GROUPS;
            int group = i / 2 % GROUPS;
            long place = ((long) group * ALL_ROWS + FROM + row) * 2 + i % 2;
            int expected = Float.floatToRawIntBits((row * GROUPS + group) % 256) >>> 16;
            if (both.getShort(place * Short.BYTES) != (short) expected) {
                return false;
            }
        }
        return true;
    }

    /** A row's largest number is 127 times a power of two, so that its codes are whole numbers. */
    private static float number(int i) {
        int row = i / COLUMNS;
        int code = i % COLUMNS == 0 ? MOST : (i * 31) % (2 * MOST) - MOST;
        return code * (float) Math.pow(2, row % 8 - 4);
    }

    private static boolean encodes(CompiledKernels kernels, boolean wide) {
        int count = ROWS * COLUMNS;
        try (Memory numbers = wide ? floats(count) : CheckMatrix.words(count, LoadCheck::number);
                Memory codes = new Memory(count);
                Memory scales = new Memory((long) ROWS * Short.BYTES)) {
            long from = Pointer.nativeValue(numbers);
            kernels.encode(
                    new EncodedRows(from, wide, ROWS, COLUMNS, Pointer.nativeValue(codes), Pointer.nativeValue(scales)),
                    2);
            for (int i = 0; i < count; i++) {
                float scale = Float.intBitsToFloat(scales.getShort((long) i / COLUMNS * Short.BYTES) << 16);
                if (codes.getByte(i) * scale != number(i) || codes.getByte((long) i / COLUMNS * COLUMNS) != MOST) {
                    return false;
                }
            }
            return true;
        }
    }

    private static Memory floats(int count) {
        Memory memory = new Memory((long) count * Float.BYTES);
        for (int i = 0; i < count; i++) {
            memory.setFloat((long) i * Float.BYTES, number(i));
        }
        return memory;
    }
}
