package dev.glmsh.memory;

import java.util.Locale;

/** When a part of an estimate is in memory. The parts of one phase and those that are always there add up. */
public enum Phase {
    /** From the load until the model is unloaded. */
    ALWAYS,
    /** While weights are converted and packed. */
    LOADING,
    /** While images go through the vision tower. */
    IMAGES,
    /** While a chunk of the prompt is computed. */
    PREFILL,
    /** While tokens are generated. */
    DECODE;

    /** What tables call it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
