package dev.glmsh.checkpoint;

/**
 * YaRN (arXiv 2309.00071): frequencies that turn often are kept, those that turn seldom are interpolated, with a linear
 * ramp between them; the attention's cosines and sines are scaled as well.
 *
 * @param factor how many times longer the context becomes
 * @param originalMaxPositions the context of pretraining
 * @param attentionFactor what cosines and sines are multiplied with
 * @param betaFast rotations above which a frequency is kept
 * @param betaSlow rotations below which a frequency is fully interpolated
 * @param truncate whether the ramp's ends are rounded to whole dimensions
 */
public record YarnScaling(
        double factor,
        int originalMaxPositions,
        double attentionFactor,
        double betaFast,
        double betaSlow,
        boolean truncate)
        implements RopeScaling {
    @Override
    public RopeType type() {
        return RopeType.YARN;
    }

    @Override
    public RotaryFrequencies frequencies(double theta, int rotaryDim, long sequenceLength) {
        double low = correctionDim(betaFast, theta, rotaryDim);
        double high = correctionDim(betaSlow, theta, rotaryDim);
        low = Math.max(truncate ? Math.floor(low) : low, 0);
        high = Math.min(truncate ? Math.ceil(high) : high, rotaryDim - 1);
        if (low == high) {
            high += 0.001;
        }
        float[] positions = RotaryFrequencies.wavelengths(theta, rotaryDim);
        float[] inverse = new float[positions.length];
        for (int i = 0; i < inverse.length; i++) {
            float ramp = Math.min(1, Math.max(0, (i - (float) low) / (float) (high - low)));
            float kept = 1 - ramp;
            inverse[i] = 1 / ((float) factor * positions[i]) * (1 - kept) + 1 / positions[i] * kept;
        }
        return new RotaryFrequencies(inverse, attentionFactor);
    }

    /** The (fractional) dimension that turns {@code rotations} times over the original context. */
    private double correctionDim(double rotations, double theta, int rotaryDim) {
        return rotaryDim * Math.log(originalMaxPositions / (rotations * 2 * Math.PI)) / (2 * Math.log(theta));
    }

    /** What the paper suggests for a factor, with DeepSeek's weight {@code mscale} on the logarithm. */
    static double suggestedAttentionFactor(double factor, double mscale) {
        return factor <= 1 ? 1.0 : 0.1 * mscale * Math.log(factor) + 1.0;
    }
}
