package dev.glmsh.memory;

import java.util.OptionalLong;

/**
 * What memory there is, in bytes.
 *
 * @param total the machine's memory
 * @param available what a process may still take of it without swapping, as the system estimates it
 * @param cgroup what the process's control group may still take; empty without a limit
 * @param resident what this process holds already, that is, what has been taken from the two above
 */
public record Limits(long total, long available, OptionalLong cgroup, long resident) {
    /** Checks that nothing is negative. */
    public Limits {
        if (total < 0 || available < 0 || cgroup.orElse(0) < 0 || resident < 0) {
            throw new IllegalArgumentException("a limit is negative");
        }
    }

    /** What this process may hold in all: what it holds now and what it may still take. */
    public long room() {
        return resident + Math.min(available, cgroup.orElse(Long.MAX_VALUE));
    }
}
