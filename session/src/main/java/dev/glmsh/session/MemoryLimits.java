package dev.glmsh.session;

import dev.glmsh.hardware.CgroupLimit;
import dev.glmsh.hardware.HostMemory;
import dev.glmsh.hardware.ProcessMemory;
import dev.glmsh.memory.Baseline;
import dev.glmsh.memory.Limits;
import java.util.OptionalLong;

/** What this process may still take of the machine's memory, now. */
final class MemoryLimits {
    private MemoryLimits() {}

    /**
     * The limits as they are when {@code held} bytes, those of a model that is about to be replaced, are given back.
     */
    static Limits now(long held) {
        HostMemory host = HostMemory.read();
        OptionalLong cgroup = CgroupLimit.read()
                .map(group -> OptionalLong.of(group.available() + held))
                .orElseGet(OptionalLong::empty);
        return new Limits(host.total(), host.available() + held, cgroup, resident(held));
    }

    /** What the process holds without a model, LibTorch among it, since that has been started by then. */
    static Baseline baseline(long held) {
        return new Baseline(resident(held), 0);
    }

    private static long resident(long held) {
        return Math.max(0, ProcessMemory.read().rss().orElse(0) - held);
    }
}
