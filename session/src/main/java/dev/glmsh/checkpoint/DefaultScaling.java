package dev.glmsh.checkpoint;

/** Rotary frequencies as trained: theta^(-2i/d). */
public record DefaultScaling() implements RopeScaling {
    @Override
    public RopeType type() {
        return RopeType.DEFAULT;
    }

    @Override
    public RotaryFrequencies frequencies(double theta, int rotaryDim, long sequenceLength) {
        return new RotaryFrequencies(RotaryFrequencies.unscaled(theta, rotaryDim), 1.0);
    }
}
