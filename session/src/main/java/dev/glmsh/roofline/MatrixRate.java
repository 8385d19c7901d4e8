package dev.glmsh.roofline;

import dev.glmsh.torch.Dtype;
import dev.glmsh.torch.KernelException;
import dev.glmsh.torch.Script;
import dev.glmsh.torch.Tensor;
import dev.glmsh.torch.Value;
import java.util.List;
import java.util.OptionalDouble;

/** How fast LibTorch multiplies here, with the kernels that the decoder uses. Called on the torch thread. */
final class MatrixRate {
    private static final int WIDTH = 2048;
    private static final int ROWS = 512;
    private static final int PASSES = 6;

    private MatrixRate() {}

    /** Operations a second in the best of some multiplications; empty where the type cannot be multiplied. */
    static OptionalDouble measure(Dtype dtype) {
        try {
            return OptionalDouble.of(measure("linear-packed", dtype));
        } catch (KernelException packed) {
            try {
                return OptionalDouble.of(measure("linear-plain", dtype));
            } catch (KernelException plain) {
                return OptionalDouble.empty();
            }
        }
    }

    private static double measure(String kernels, Dtype dtype) {
        try (Script script = Script.load(kernels, "tensors");
                Value type = Value.of(dtype.number());
                Value none = Value.list(List.of());
                Tensor weight = ones(script, type, WIDTH);
                Tensor packed = script.call("prepare", weight).asTensor();
                Tensor rows = ones(script, type, ROWS)) {
            double best = 0;
            for (int pass = 0; pass < PASSES; pass++) {
                long start = System.nanoTime();
                script.call("linear", rows, packed, none).close();
                best = Math.max(best, 2.0 * ROWS * WIDTH * WIDTH / ((System.nanoTime() - start) / 1e9));
            }
            return best;
        }
    }

    /** Numbers that are not subnormal, which would slow the processor down. */
    private static Tensor ones(Script script, Value type, int rows) {
        float[] numbers = new float[rows * WIDTH];
        java.util.Arrays.fill(numbers, 1f);
        try (Tensor wide = Tensor.of(numbers, rows, WIDTH)) {
            return script.call("convert", wide, type).asTensor();
        }
    }
}
