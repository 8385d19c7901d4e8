package dev.glmsh.hardware;

import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The memory limit of the control group that this process runs in, in bytes: a container's, a systemd unit's or a batch
 * job's. Of nested groups with limits, the one with the least room counts.
 *
 * <pre>{@code
 * long room = CgroupLimit.read().map(CgroupLimit::available).orElse(HostMemory.read().available());
 * }</pre>
 *
 * @param limit what all processes of the group may hold together; beyond it the kernel kills one
 * @param usage what they hold now, file caches included
 * @param reclaimable the part of it that is inactive file cache, which the kernel drops before it kills
 */
public record CgroupLimit(long limit, long usage, long reclaimable) {
    /** Version 1 says "no limit" by a number near the largest long. */
    private static final long NO_LIMIT = 1L << 60;

    public CgroupLimit {
        if (limit < 0 || usage < 0 || reclaimable < 0) {
            throw new IllegalArgumentException("negative cgroup size");
        }
    }

    /** What the group may still take: the limit less the working set, as container tools count it. At least 0. */
    public long available() {
        return Math.max(0, limit - Math.max(0, usage - reclaimable));
    }

    /** The limit that holds for this process; empty if there is none. Never fails. */
    public static Optional<CgroupLimit> read() {
        return read(KernelFiles.LIVE);
    }

    static Optional<CgroupLimit> read(KernelFiles files) {
        Optional<CgroupPath> path = files.text("proc/self/cgroup")
                .flatMap(cgroup ->
                        files.text("proc/self/mountinfo").flatMap(mounts -> CgroupPath.parse(cgroup, mounts)));
        return path.flatMap(group -> group.directories().stream()
                .flatMap(directory -> read(files, group.version(), directory).stream())
                .min(Comparator.comparingLong(CgroupLimit::available)));
    }

    private static Optional<CgroupLimit> read(KernelFiles files, int version, String directory) {
        boolean first = version == 1;
        String limit = first ? "memory.limit_in_bytes" : "memory.max";
        String usage = first ? "memory.usage_in_bytes" : "memory.current";
        String cache = first ? "total_inactive_file" : "inactive_file";
        return parse(
                files.text(directory + "/" + limit).orElse(""),
                files.text(directory + "/" + usage).orElse(""),
                files.text(directory + "/memory.stat").orElse(""),
                cache);
    }

    /**
     * Parses the texts of one group's files.
     *
     * @param limit a number, or {@code max}
     * @param usage a number
     * @param stat lines of a name and a number
     * @param cache the name in {@code stat} of the inactive file cache
     */
    static Optional<CgroupLimit> parse(String limit, String usage, String stat, String cache) {
        OptionalLong bytes = number(limit);
        OptionalLong used = number(usage);
        if (bytes.isEmpty() || used.isEmpty() || bytes.getAsLong() >= NO_LIMIT) {
            return Optional.empty();
        }
        long inactive = stat.lines()
                .filter(line -> line.startsWith(cache + " "))
                .map(line -> number(line.substring(cache.length())))
                .mapToLong(number -> number.orElse(0))
                .sum();
        return Optional.of(new CgroupLimit(bytes.getAsLong(), used.getAsLong(), inactive));
    }

    private static OptionalLong number(String text) {
        String digits = text.strip();
        if (!digits.matches("\\d{1,20}")) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(digits.length() > 18 ? Long.MAX_VALUE : Long.parseLong(digits));
    }
}
