package dev.glmsh.session;

import dev.glmsh.hardware.ProcessMemory;
import java.util.OptionalLong;

/**
 * How far the process's resident memory rose above where it began, from the system's own high-water mark, which Linux
 * lets a process reset.
 */
final class MemoryPeak {
    private final OptionalLong before;

    private MemoryPeak(OptionalLong before) {
        this.before = before;
    }

    static MemoryPeak start() {
        return new MemoryPeak(
                ProcessMemory.resetHighWaterMark() ? ProcessMemory.read().rss() : OptionalLong.empty());
    }

    /** The mark itself: the most that the process held since the start; empty if it could not be reset. */
    OptionalLong mark() {
        return before.isEmpty() ? before : ProcessMemory.read().highWaterMark();
    }

    OptionalLong end() {
        if (before.isEmpty()) {
            return before;
        }
        OptionalLong mark = mark();
        return mark.isEmpty() ? mark : OptionalLong.of(Math.max(0, mark.getAsLong() - before.getAsLong()));
    }
}
