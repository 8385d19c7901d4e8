package dev.glmsh.model;

import dev.glmsh.torch.Dtype;
import dev.glmsh.torch.Script;
import dev.glmsh.torch.Tensor;
import dev.glmsh.torch.Value;
import java.util.List;
import java.util.function.Function;

/**
 * Multiplies small numbers by a small matrix that has an exact form in every quantised format, and looks whether the
 * products are right. Activations are as large as they can be, so that a kernel that overflows is found out.
 */
final class KernelTrial {
    private static final int ROWS = 128;
    private static final int COLUMNS = 64;
    private static final int LEVELS = 16;
    /** What 8-bit activations may be off, as a share of the sum of all sizes. */
    private static final double TOLERANCE = 0.01;

    private KernelTrial() {}

    /**
     * Whether the script's {@code linear} is right for that number of tokens.
     *
     * @param quantize makes the kernel's form of a matrix
     */
    static boolean isRight(Script script, Function<Tensor, Value> quantize, int tokens) {
        try (Tensor wide = Tensor.of(weights(), ROWS, COLUMNS);
                Tensor ones = Tensor.of(ones(tokens), tokens, COLUMNS);
                Value type = Value.of(Dtype.BFLOAT16.number());
                Tensor x = script.call("convert", ones, type).asTensor();
                Value matrix = quantize.apply(wide);
                Value none = Value.list(List.of());
                Tensor product = script.call("linear_first", x, matrix, none).asTensor();
                Value single = Value.of(Dtype.FLOAT32.number());
                Tensor result = script.call("convert", product, single).asTensor()) {
            return isRight(result.toFloats());
        }
    }

    /** Integers from -8 to 7, each of them among any 16 neighbours of a row. */
    private static float weight(int row, int column) {
        return (row * 7 + column * 3) % LEVELS - LEVELS / 2;
    }

    /** Every second activation is negative, so that the products do not cancel out. */
    private static float activation(int column) {
        return column % 4 < 2 ? 1 : -0.5f;
    }

    private static float[] weights() {
        float[] numbers = new float[ROWS * COLUMNS];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = weight(i / COLUMNS, i % COLUMNS);
        }
        return numbers;
    }

    private static float[] ones(int tokens) {
        float[] numbers = new float[tokens * COLUMNS];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = activation(i % COLUMNS);
        }
        return numbers;
    }

    private static boolean isRight(float[] products) {
        for (int i = 0; i < products.length; i++) {
            double sum = 0;
            double sizes = 0;
            for (int column = 0; column < COLUMNS; column++) {
                double part = (double) weight(i % ROWS, column) * activation(column);
                sum += part;
                sizes += Math.abs(part);
            }
            if (!(Math.abs(products[i] - sum) <= TOLERANCE * sizes)) {
                return false;
            }
        }
        return true;
    }
}
