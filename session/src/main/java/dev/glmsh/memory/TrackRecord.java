package dev.glmsh.memory;

import java.util.List;
import java.util.Locale;

/**
 * How right totals were in the past.
 *
 * @param loads how many loads were compared
 * @param worstPercent the largest error of a total in them and in the generations that followed
 */
public record TrackRecord(int loads, double worstPercent) {
    /** Nothing was compared yet. */
    public static final TrackRecord NONE = new TrackRecord(0, 0);

    private static final int NEWEST = 200;

    /** Of the newest entries of a ledger. */
    public static TrackRecord of(List<LedgerEntry> entries) {
        List<LedgerEntry> newest = entries.subList(Math.max(0, entries.size() - NEWEST), entries.size());
        long loads = newest.stream()
                .filter(entry -> entry.event().equals(LedgerEntry.LOAD))
                .count();
        double worst = newest.stream()
                .flatMap(entry -> entry.comparisons().stream())
                .filter(Comparison::isTotal)
                .mapToDouble(comparison -> Math.abs(comparison.errorPercent()))
                .max()
                .orElse(0);
        return new TrackRecord((int) loads, worst);
    }

    /** {@code "totals were within 3.1% in 12 loads on this machine"}. */
    public String sentence() {
        return loads == 0
                ? "no load on this machine was compared yet"
                : String.format(
                        Locale.ROOT,
                        "totals were within %.1f%% in %d load%s on this machine",
                        worstPercent,
                        loads,
                        loads == 1 ? "" : "s");
    }

    /** The least that a total may turn out as, in bytes, by this record. */
    public long least(long predicted) {
        return (long) (predicted / (1 + worstPercent / 100));
    }

    /** The most that a total may turn out as, in bytes, by this record. */
    public long most(long predicted) {
        return worstPercent >= 100 ? Long.MAX_VALUE : (long) (predicted / (1 - worstPercent / 100));
    }
}
