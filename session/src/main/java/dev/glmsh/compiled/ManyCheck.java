package dev.glmsh.compiled;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.util.stream.IntStream;

/** Multiplies several vectors by small matrices of every format and looks whether the products are right. */
final class ManyCheck {
    /** So that each size of tile is used. */
    private static final int COUNT = 10;

    private ManyCheck() {}

    static boolean isRight(CompiledKernels kernels) {
        return kernels.many()
                .map(many -> CheckMatrix.ALL.stream().allMatch(shape -> isRight(many, shape)))
                .orElse(true);
    }

    /** Matrices that it has no kernel for are right. */
    private static boolean isRight(ManyVectors kernels, CheckMatrix.Shape shape) {
        try (CheckMatrix matrix = new CheckMatrix(shape);
                Memory x = CheckMatrix.words(COUNT * CheckMatrix.COLUMNS, ManyCheck::input);
                Memory out = new Memory((long) COUNT * CheckMatrix.ROWS * Short.BYTES)) {
            return !kernels.multiply(matrix.address(), Pointer.nativeValue(x), COUNT, Pointer.nativeValue(out), 2)
                    || IntStream.range(0, COUNT).allMatch(vector -> isRight(matrix, vector, out));
        }
    }

    private static boolean isRight(CheckMatrix matrix, int vector, Memory out) {
        return KernelCheck.isRight(
                CheckMatrix.ROWS,
                CheckMatrix.COLUMNS,
                CheckMatrix.BIAS,
                matrix::weight,
                column -> input(vector * CheckMatrix.COLUMNS + column),
                out.share((long) vector * CheckMatrix.ROWS * Short.BYTES));
    }

    /** Another in each vector. */
    private static float input(int place) {
        return KernelCheck.input(place + place / CheckMatrix.COLUMNS);
    }
}
