package dev.glmsh.checkpoint;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A tensor that is to be written.
 *
 * @param name its name
 * @param dtype the type of its elements
 * @param shape its dimensions, outermost first
 */
public record TensorPlan(String name, Dtype dtype, List<Long> shape) {
    /** Copies the shape. */
    public TensorPlan {
        requireNonNull(name, "name is null");
        requireNonNull(dtype, "dtype is null");
        shape = List.copyOf(shape);
    }

    /** How long it is. */
    public long byteCount() {
        return shape.stream().reduce((long) dtype.bytes(), Math::multiplyExact);
    }
}
