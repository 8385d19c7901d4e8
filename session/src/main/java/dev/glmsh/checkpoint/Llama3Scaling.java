package dev.glmsh.checkpoint;

/**
 * Llama 3.1's scaling: long wavelengths are divided by the factor, short ones kept, those between are blended.
 *
 * @param factor how many times longer the context becomes
 * @param lowFrequencyFactor wavelengths above the original context divided by this are scaled fully
 * @param highFrequencyFactor wavelengths below the original context divided by this are kept
 * @param originalMaxPositions the context of pretraining
 */
public record Llama3Scaling(
        double factor, double lowFrequencyFactor, double highFrequencyFactor, int originalMaxPositions)
        implements RopeScaling {
    @Override
    public RopeType type() {
        return RopeType.LLAMA3;
    }

    @Override
    public RotaryFrequencies frequencies(double theta, int rotaryDim, long sequenceLength) {
        float[] inverse = RotaryFrequencies.unscaled(theta, rotaryDim);
        for (int i = 0; i < inverse.length; i++) {
            inverse[i] = scale(inverse[i]);
        }
        return new RotaryFrequencies(inverse, 1.0);
    }

    private float scale(float inverse) {
        float wavelength = (float) (2 * Math.PI) / inverse;
        if (wavelength > (float) (originalMaxPositions / lowFrequencyFactor)) {
            return inverse / (float) factor;
        }
        if (wavelength < (float) (originalMaxPositions / highFrequencyFactor)) {
            return inverse;
        }
        float smooth = (originalMaxPositions / wavelength - (float) lowFrequencyFactor)
                / (float) (highFrequencyFactor - lowFrequencyFactor);
        return (1 - smooth) * inverse / (float) factor + smooth * inverse;
    }
}
