package dev.glmsh.compiled;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;

/** Multiplies a vector by small matrices of every format and looks whether the products are right. */
final class KernelCheck {
    /** Of bfloat16, of the sum of all sizes. */
    private static final double TOLERANCE = 0.008;

    private KernelCheck() {}

    static boolean isRight(CompiledKernels kernels) {
        return CheckMatrix.ALL.stream().allMatch(shape -> isRight(kernels, shape));
    }

    private static boolean isRight(CompiledKernels kernels, CheckMatrix.Shape shape) {
        try (CheckMatrix matrix = new CheckMatrix(shape);
                Memory x = CheckMatrix.words(CheckMatrix.COLUMNS, KernelCheck::input);
                Memory out = new Memory((long) CheckMatrix.ROWS * Short.BYTES)) {
            for (int threads = 1; threads <= 2; threads++) {
                kernels.multiply(matrix.address(), Pointer.nativeValue(x), Pointer.nativeValue(out), threads);
                if (!isRight(matrix, out)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** What weights are multiplied by. */
    static float input(int column) {
        return column % 4 < 2 ? 1 : -0.5f;
    }

    private static boolean isRight(CheckMatrix matrix, Memory out) {
        return isRight(
                CheckMatrix.ROWS, CheckMatrix.COLUMNS, CheckMatrix.BIAS, matrix::weight, KernelCheck::input, out);
    }

    interface Weights {
        double at(int row, int column);
    }

    interface Inputs {
        double at(int column);
    }

    /** Whether products of some weights with a vector are right, but for the rounding. */
    static boolean isRight(int rows, int columns, double bias, Weights weights, Inputs x, Pointer out) {
        for (int row = 0; row < rows; row++) {
            double sum = bias;
            double sizes = bias;
            for (int column = 0; column < columns; column++) {
                double product = weights.at(row, column) * x.at(column);
                sum += product;
                sizes += Math.abs(product);
            }
            float found = Float.intBitsToFloat(out.getShort((long) row * Short.BYTES) << 16);
            if (!(Math.abs(found - sum) <= TOLERANCE * sizes)) {
                return false;
            }
        }
        return true;
    }
}
