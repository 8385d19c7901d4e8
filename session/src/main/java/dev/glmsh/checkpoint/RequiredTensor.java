package dev.glmsh.checkpoint;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A tensor that an architecture cannot do without.
 *
 * @param name its name in the checkpoint
 * @param shape its dimensions, outermost first
 */
public record RequiredTensor(String name, List<Long> shape) {
    /** Copies the shape. */
    public RequiredTensor {
        requireNonNull(name, "name is null");
        shape = List.copyOf(shape);
    }

    /** How many elements it has. */
    public long elementCount() {
        return shape.stream().reduce(1L, Math::multiplyExact);
    }
}
