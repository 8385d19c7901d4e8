package dev.glmsh.training;

import static java.util.Objects.requireNonNull;

/**
 * One row of what training takes.
 *
 * @param name what it is
 * @param bytes how much it takes
 * @param formula where the number comes from, with the numbers filled in
 */
public record TrainingPart(String name, long bytes, String formula) {
    /** Checks that nothing is absent or negative. */
    public TrainingPart {
        requireNonNull(name, "name is null");
        requireNonNull(formula, "formula is null");
        if (bytes < 0) {
            throw new IllegalArgumentException(name + " takes " + bytes + " bytes");
        }
    }
}
