package dev.glmsh.checkpoint;

/**
 * Position interpolation: every frequency divided by the factor.
 *
 * @param factor how many times longer the context becomes
 */
public record LinearScaling(double factor) implements RopeScaling {
    @Override
    public RopeType type() {
        return RopeType.LINEAR;
    }

    @Override
    public RotaryFrequencies frequencies(double theta, int rotaryDim, long sequenceLength) {
        float[] inverse = RotaryFrequencies.unscaled(theta, rotaryDim);
        for (int i = 0; i < inverse.length; i++) {
            inverse[i] /= (float) factor;
        }
        return new RotaryFrequencies(inverse, 1.0);
    }
}
