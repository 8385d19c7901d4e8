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

    OptionalLong end() {
        if (before.isEmpty()) {
            return before;
        }
        OptionalLong mark = ProcessMemory.read().highWaterMark();
        return mark.isEmpty() ? mark : OptionalLong.of(Math.max(0, mark.getAsLong() - before.getAsLong()));
    }
}
