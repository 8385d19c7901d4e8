package dev.glmsh.checkpoint;

/**
 * How rotary frequencies are stretched for contexts longer than the pretraining ones. One record for each
 * {@link RopeType}; the formulas are those of {@code modeling_rope_utils.py} in transformers 5, computed in float32
 * where it computes in float32.
 */
public sealed interface RopeScaling permits DefaultScaling, LinearScaling, DynamicScaling, YarnScaling, Llama3Scaling {
    /** Which of the formulas this is. */
    RopeType type();

    /**
     * The frequencies for one sequence.
     *
     * @param theta the base wavelength
     * @param rotaryDim how many elements of a head are rotated; even
     * @param sequenceLength positions in use; only {@link DynamicScaling} looks at it
     */
    RotaryFrequencies frequencies(double theta, int rotaryDim, long sequenceLength);
}
