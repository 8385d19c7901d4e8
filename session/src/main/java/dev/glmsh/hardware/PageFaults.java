package dev.glmsh.hardware;

import java.util.Optional;

/**
 * How often the process touched a page that was not in its page table, since it started.
 *
 * @param minor faults that needed no reading: new anonymous memory, or file pages already in the cache
 * @param major faults that had to read from disk: a mapped checkpoint is being loaded, or memory is short
 */
public record PageFaults(long minor, long major) {
    private static final int MINOR = 7;
    private static final int MAJOR = 9;

    public PageFaults {
        if (minor < 0 || major < 0) {
            throw new IllegalArgumentException("negative count of page faults");
        }
    }

    /**
     * Parses /proc/self/stat (proc_pid_stat(5): minflt is field 10, majflt field 12). The second field is the command in
     * parentheses and may itself hold spaces and parentheses, so the rest is counted from the last one.
     */
    static Optional<PageFaults> parse(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split("\\s+", -1);
        if (fields.length <= MAJOR || !isCount(fields[MINOR]) || !isCount(fields[MAJOR])) {
            return Optional.empty();
        }
        return Optional.of(new PageFaults(Long.parseLong(fields[MINOR]), Long.parseLong(fields[MAJOR])));
    }

    private static boolean isCount(String text) {
        return text.matches("\\d{1,18}");
    }
}
