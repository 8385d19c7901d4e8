package dev.glmsh.compiled;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import dev.glmsh.compiled.MatrixAddress.Format;
import java.util.function.IntUnaryOperator;

/** Multiplies a vector by a small matrix in every format and looks whether the products are right. */
final class KernelCheck {
    private static final int ROWS = 128;
    private static final int COLUMNS = 96;
    private static final int GROUP = 32;
    private static final int BIAS = 3;
    /** Of bfloat16, of the sum of all sizes. */
    private static final double TOLERANCE = 0.008;

    private KernelCheck() {}

    static boolean isRight(CompiledKernels kernels) {
        for (Format format : Format.values()) {
            for (int block = 32; block <= 64; block *= 2) {
                if (!isRight(kernels, format, block)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean isRight(CompiledKernels kernels, Format format, int block) {
        boolean packed = format == Format.INT4;
        try (Memory codes = codes(format, block);
                Memory scales = pairs();
                Memory bias = words(ROWS, i -> BIAS);
                Memory x = words(COLUMNS, KernelCheck::input);
                Memory out = new Memory((long) ROWS * Short.BYTES)) {
            MatrixAddress matrix = new MatrixAddress(
                    format,
                    ROWS,
                    COLUMNS,
                    packed ? GROUP : 0,
                    packed ? block : 0,
                    Pointer.nativeValue(codes),
                    Pointer.nativeValue(scales),
                    Pointer.nativeValue(bias));
            for (int threads = 1; threads <= 2; threads++) {
                kernels.multiply(matrix, Pointer.nativeValue(x), Pointer.nativeValue(out), threads);
                if (!isRight(out, format)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** From -8 to 7. */
    private static int code(int row, int column) {
        return (row * 7 + column * 5) % 16 - 8;
    }

    private static float input(int column) {
        return column % 4 < 2 ? 1 : -0.5f;
    }

    private static boolean isRight(Memory out, Format format) {
        for (int row = 0; row < ROWS; row++) {
            double sum = BIAS;
            double sizes = BIAS;
            for (int column = 0; column < COLUMNS; column++) {
                double weight = switch (format) {
                    case BF16 -> code(row, column);
                    case INT4 -> 0.5 * code(row, column) + 2;
                };
                sum += weight * input(column);
                sizes += Math.abs(weight * input(column));
            }
            if (!(Math.abs(wide(out.getShort((long) row * Short.BYTES)) - sum) <= TOLERANCE * sizes)) {
                return false;
            }
        }
        return true;
    }

    private static Memory codes(Format format, int block) {
        return switch (format) {
            case BF16 -> words(ROWS * COLUMNS, i -> code(i / COLUMNS, i % COLUMNS));
            case INT4 -> packed(block);
        };
    }

    /** LibTorch's order, see int4.h. */
    private static Memory packed(int block) {
        int half = block / 2;
        return bytes(ROWS * COLUMNS / 2, i -> {
            int row = i / (half * COLUMNS) * block + i % half;
            int column = i / half % COLUMNS;
            return (code(row, column) + 8) | ((code(row + half, column) + 8) << 4);
        });
    }

    /** Scales of a half and shifts of two. */
    private static Memory pairs() {
        return words(COLUMNS / GROUP * ROWS * 2, i -> i % 2 == 0 ? 0.5f : 2);
    }

    private static Memory bytes(int count, IntUnaryOperator number) {
        Memory memory = new Memory(count);
        for (int i = 0; i < count; i++) {
            memory.setByte(i, (byte) number.applyAsInt(i));
        }
        return memory;
    }

    private interface Numbers {
        float at(int index);
    }

    /** bfloat16; the numbers must have one. */
    private static Memory words(int count, Numbers numbers) {
        Memory memory = new Memory((long) count * Short.BYTES);
        for (int i = 0; i < count; i++) {
            memory.setShort((long) i * Short.BYTES, (short) (Float.floatToRawIntBits(numbers.at(i)) >>> 16));
        }
        return memory;
    }

    private static float wide(short bits) {
        return Float.intBitsToFloat(bits << 16);
    }
}
