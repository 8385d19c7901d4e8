package dev.glmsh.memory;

import static java.util.Objects.requireNonNull;

/**
 * What was predicted for a part, beside what was measured.
 *
 * @param component what it is
 * @param predicted bytes
 * @param measured bytes
 */
public record Comparison(String component, long predicted, long measured) {
    private static final double CLOSE = 0.1;
    private static final double CLOSE_TOTAL = 0.05;
    private static final long NEAR = 32L << 20;
    private static final long NEAR_TOTAL = 64L << 20;

    /** Checks that nothing is absent. */
    public Comparison {
        requireNonNull(component, "component is null");
    }

    /** Whether this is all of the process's memory at one moment. */
    public boolean isTotal() {
        return component.startsWith("total");
    }

    /** How far the prediction was off, in bytes; positive if too much was predicted. */
    public long error() {
        return predicted - measured;
    }

    /** How far the prediction was off, as a percentage of what was measured; 0 for two zeros. */
    public double errorPercent() {
        return error() == 0 ? 0 : 100.0 * error() / Math.max(1, measured);
    }

    /** Within what the project promises: totals 5% or 64 MiB, parts 10% or 32 MiB. */
    public boolean isClose() {
        long near = isTotal() ? NEAR_TOTAL : NEAR;
        double close = isTotal() ? CLOSE_TOTAL : CLOSE;
        return Math.abs(error()) <= Math.max((double) near, close * measured);
    }
}
