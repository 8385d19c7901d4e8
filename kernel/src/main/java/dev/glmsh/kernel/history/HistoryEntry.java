package dev.glmsh.kernel.history;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A cell that was run.
 *
 * @param session the kernel's start, counted from 1 over all of this user's
 * @param line the cell's number in it
 * @param source its text
 * @param output what its end showed as text, if anything
 */
public record HistoryEntry(int session, int line, String source, Optional<String> output) {
    /** Checks that nothing is missing. */
    public HistoryEntry {
        requireNonNull(source, "source is null");
        requireNonNull(output, "output is null");
    }
}
