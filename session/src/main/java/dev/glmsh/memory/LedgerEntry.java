package dev.glmsh.memory;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;

/**
 * A load or a generation, predicted and measured.
 *
 * @param time when it ended
 * @param event {@link #LOAD} or {@link #GENERATION}
 * @param model the checkpoint's name
 * @param precision of the weights
 * @param layout of the weights
 * @param tokens that the KV cache held; 0 after a load
 * @param comparisons parts, and totals
 */
public record LedgerEntry(
        Instant time,
        String event,
        String model,
        String precision,
        String layout,
        int tokens,
        List<Comparison> comparisons) {
    /** A load. */
    public static final String LOAD = "load";

    /** A generation. */
    public static final String GENERATION = "generation";

    /** Checks that nothing is absent. */
    public LedgerEntry {
        requireNonNull(time, "time is null");
        requireNonNull(event, "event is null");
        requireNonNull(model, "model is null");
        requireNonNull(precision, "precision is null");
        requireNonNull(layout, "layout is null");
        comparisons = List.copyOf(comparisons);
    }
}
