package dev.glmsh.checkpoint;

/**
 * The frequencies of a rotary embedding: position p turns pair i by the angle {@code p * inverse(i)}, and cosines and
 * sines are multiplied with the attention factor.
 *
 * <pre>{@code
 * RotaryFrequencies frequencies = RotaryFrequencies.of(config.rope(), sequenceLength);
 * }</pre>
 */
public final class RotaryFrequencies {
    private final float[] inverse;
    private final double attentionFactor;

    RotaryFrequencies(float[] inverse, double attentionFactor) {
        this.inverse = inverse;
        this.attentionFactor = attentionFactor;
    }

    /**
     * The frequencies of a model.
     *
     * @param sequenceLength positions in use; matters to {@link RopeType#DYNAMIC} beyond the trained context only
     */
    public static RotaryFrequencies of(Rope rope, long sequenceLength) {
        return rope.scaling().frequencies(rope.theta(), rope.rotaryDim(), sequenceLength);
    }

    /** A copy of the angles of one position's step, in radians: rotaryDim/2 values, in float32 as transformers has them. */
    public float[] inverseFrequencies() {
        return inverse.clone();
    }

    /** What cosines and sines are multiplied with; 1 except for {@link RopeType#YARN}. */
    public double attentionFactor() {
        return attentionFactor;
    }

    /** 1 / theta^(2i/d) for i below d/2, in float32. */
    static float[] unscaled(double theta, int rotaryDim) {
        float[] values = wavelengths(theta, rotaryDim);
        for (int i = 0; i < values.length; i++) {
            values[i] = 1 / values[i];
        }
        return values;
    }

    /** theta^(2i/d) for i below d/2, in float32: wavelengths over two pi. */
    static float[] wavelengths(double theta, int rotaryDim) {
        float[] values = new float[rotaryDim / 2];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) Math.pow((float) theta, 2f * i / rotaryDim);
        }
        return values;
    }
}
