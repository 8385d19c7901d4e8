package dev.glmsh.compiled;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;

/** Brings a small matrix into 12 bits and back, and multiplies by it. */
final class CompactCheck {
    private static final int ROWS = 70;
    private static final int COLUMNS = 200;

    private CompactCheck() {}

    static boolean isRight(CompiledKernels kernels) {
        try (Memory weights = CheckMatrix.words(ROWS * COLUMNS, CompactCheck::weight);
                Memory codes = new Memory(ROWS * TwelveBits.rowBytes(COLUMNS));
                Memory places = new Memory((ROWS + 1) * TwelveBits.PLACE_BYTES);
                Memory exceptions = new Memory((long) ROWS * COLUMNS * TwelveBits.PLACE_BYTES);
                TwelveBits bits = new TwelveBits(
                        new TwelveBits.Place(ROWS, COLUMNS, address(codes), address(places), address(exceptions)))) {
            CompactRows rows = new CompactRows(
                    address(weights), ROWS, COLUMNS, address(codes), address(places), address(exceptions));
            if (kernels.survey(rows, 0, 2) != exceptions()) {
                return false;
            }
            kernels.compact(rows, 2);
            return opens(kernels, bits.matrix(), weights) && multiplies(kernels, bits.matrix());
        }
    }

    /** Signs, sixteen powers of two and, one in seven, something below these: zeros of both signs and tiny numbers. */
    private static float weight(int i) {
        int row = i / COLUMNS;
        int column = i % COLUMNS;
        if (row == 1) {
            return 0;
        }
        float sign = column % 3 == 0 ? -1 : 1;
        if (column % 7 == 6) {
            return sign * (column % 2 == 0 ? 0 : (float) Math.pow(2, row % 3 == 0 ? -130 : -40));
        }
        int power = (row % 5) - (column % 7 == 0 ? 0 : (column * 5 + row) % 16);
        return sign * (1 + column % 128 / 128f) * (float) Math.pow(2, power);
    }

    private static long exceptions() {
        int count = 0;
        for (int i = 0; i < ROWS * COLUMNS; i++) {
            count += i / COLUMNS != 1 && i % COLUMNS % 7 == 6 ? 1 : 0;
        }
        return count;
    }

    private static boolean opens(CompiledKernels kernels, MatrixAddress matrix, Memory weights) {
        try (Memory out = new Memory(weights.size())) {
            kernels.open(matrix, address(out), 2);
            for (long i = 0; i < weights.size(); i += Short.BYTES) {
                if (out.getShort(i) != weights.getShort(i)) {
                    return false;
                }
            }
            return true;
        }
    }

    private static boolean multiplies(CompiledKernels kernels, MatrixAddress matrix) {
        try (Memory x = CheckMatrix.words(COLUMNS, KernelCheck::input);
                Memory out = new Memory((long) ROWS * Short.BYTES)) {
            kernels.multiply(matrix, address(x), address(out), 2);
            return KernelCheck.isRight(
                    ROWS, COLUMNS, 0, (row, column) -> weight(row * COLUMNS + column), KernelCheck::input, out);
        }
    }

    private static long address(Memory memory) {
        return Pointer.nativeValue(memory);
    }
}
