package dev.glmsh.checkpoint;

/**
 * Dynamic NTK: the base grows with the sequence once that is longer than what the model was trained for, so the
 * frequencies depend on the sequence's length.
 *
 * @param factor the configured scaling factor
 * @param maxPositions the model's {@code max_position_embeddings}
 */
public record DynamicScaling(double factor, int maxPositions) implements RopeScaling {
    @Override
    public RopeType type() {
        return RopeType.DYNAMIC;
    }

    @Override
    public RotaryFrequencies frequencies(double theta, int rotaryDim, long sequenceLength) {
        double length = Math.max(sequenceLength, maxPositions);
        double stretch = factor * length / maxPositions - (factor - 1);
        double base = theta * Math.pow(stretch, rotaryDim / (rotaryDim - 2.0));
        return new RotaryFrequencies(RotaryFrequencies.unscaled(base, rotaryDim), 1.0);
    }
}
