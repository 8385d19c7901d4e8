package dev.glmsh.memory;

import java.util.List;
import java.util.Locale;

/**
 * When a part of an estimate is in memory. The parts of a moment and those of the spans that it lies in add up.
 */
public enum Phase {
    /** A span: from the load until the model is unloaded. */
    ALWAYS,
    /** A span: from the first prompt on, when memory that was set aside is written and mapped files are read. */
    USED,
    /** While weights are converted and packed. */
    LOADING,
    /** After the load, before the first prompt. */
    LOADED,
    /** While images go through the vision tower. */
    IMAGES,
    /** While a chunk of the prompt is computed. */
    PREFILL,
    /** While tokens are generated. */
    DECODE;

    private static final List<Phase> MOMENTS = List.of(LOADING, LOADED, IMAGES, PREFILL, DECODE);

    /** The phases that are no spans, in the order of time. */
    public static List<Phase> moments() {
        return MOMENTS;
    }

    /** Whether what is there in this phase is there at that moment. */
    boolean covers(Phase moment) {
        return switch (this) {
            case ALWAYS -> true;
            case USED -> moment == USED || moment == IMAGES || moment == PREFILL || moment == DECODE;
            default -> this == moment;
        };
    }

    /** What tables call it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
