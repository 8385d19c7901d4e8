package dev.glmsh.memory;

import static java.util.Objects.requireNonNull;

/**
 * One row of an estimate.
 *
 * @param name what it is
 * @param bytes how much it takes
 * @param evictable whether the system can drop it and read it again from a file
 * @param formula where the number comes from
 */
public record EstimatedPart(String name, long bytes, boolean evictable, String formula) {
    /** Checks that nothing is absent or negative. */
    public EstimatedPart {
        requireNonNull(name, "name is null");
        requireNonNull(formula, "formula is null");
        if (bytes < 0) {
            throw new IllegalArgumentException(name + " takes " + bytes + " bytes");
        }
    }
}
