package dev.glmsh.compiled;

import dev.glmsh.compiled.CompiledKernels.Found;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Keeps the kernels that a search has found. A search that found none is made again, since what was in its way may be
 * gone: Ctrl-C in a terminal ends the compiler too. Thread-safe.
 */
final class KernelSearch {
    private final Supplier<Found> search;
    private Found newest = new Found(Optional.empty(), "");

    KernelSearch(Supplier<Found> search) {
        this.search = search;
    }

    synchronized Found find() {
        if (newest.kernels().isEmpty()) {
            newest = search.get();
        }
        return newest;
    }

    /** Why the newest search found none; empty if it did, or before any. */
    synchronized String reason() {
        return newest.reason();
    }
}
