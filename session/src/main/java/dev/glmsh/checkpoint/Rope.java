package dev.glmsh.checkpoint;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A model's rotary position embedding.
 *
 * @param theta the base wavelength
 * @param rotaryDim how many elements at the start of each head are rotated; even
 * @param interleaved whether neighbours are rotated against each other, or the two halves
 * @param scaling how frequencies are stretched for long contexts
 * @param mropeSection glm4v: how many frequencies follow time, height and width; empty for the others
 */
public record Rope(double theta, int rotaryDim, boolean interleaved, RopeScaling scaling, List<Integer> mropeSection) {
    /** Copies the list and checks the numbers. */
    public Rope {
        requireNonNull(scaling, "scaling is null");
        mropeSection = List.copyOf(mropeSection);
        if (!(theta > 1) || rotaryDim <= 0 || rotaryDim % 2 != 0) {
            throw new IllegalArgumentException("theta is " + theta + " and rotaryDim is " + rotaryDim);
        }
    }

    /** Which scaling formula is used. */
    public RopeType type() {
        return scaling.type();
    }
}
