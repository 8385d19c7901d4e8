package dev.glmsh.memory;

import static java.util.Objects.requireNonNull;

/**
 * Another way to load the model, which fits.
 *
 * @param what the options that change: {@code "--context 2048 --layout mapped"}
 * @param request all of them
 * @param totalBytes what it takes then
 * @param verdict {@link Fit#FITS} or {@link Fit#TIGHT}
 */
public record Change(String what, EstimateRequest request, long totalBytes, Fit verdict) {
    /** Checks that nothing is absent. */
    public Change {
        requireNonNull(what, "what is null");
        requireNonNull(request, "request is null");
        requireNonNull(verdict, "verdict is null");
    }
}
