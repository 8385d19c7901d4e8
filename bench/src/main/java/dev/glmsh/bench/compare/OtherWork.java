package dev.glmsh.bench.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * How busy others kept the machine: what all processors did, without this process and those it waited for, from /proc
 * (proc_stat(5), proc_pid_stat(5)). Threads that wait for each other by spinning, as llama.cpp's do, lose whole time slices
 * to others, and then a comparison says nothing.
 */
final class OtherWork {
    private static final double MOST = 0.1;

    private final long all;
    private final long busy;
    private final long own;

    private OtherWork(long all, long busy, long own) {
        this.all = all;
        this.busy = busy;
        this.own = own;
    }

    static OtherWork now() throws IOException {
        String[] total = Files.readAllLines(Path.of("/proc/stat")).get(0).split("\\s+");
        long[] ticks =
                Arrays.stream(total).skip(1).limit(8).mapToLong(Long::parseLong).toArray();
        String self = Files.readString(Path.of("/proc/self/stat"));
        String[] fields = self.substring(self.lastIndexOf(')') + 2).split(" ");
        long own = Arrays.stream(fields)
                .skip(11)
                .limit(4)
                .mapToLong(Long::parseLong)
                .sum();
        long sum = Arrays.stream(ticks).sum();
        return new OtherWork(sum, sum - ticks[3] - ticks[4], own);
    }

    /** A sentence about the time since then. */
    String since() throws IOException {
        OtherWork end = now();
        double share = (double) ((end.busy - busy) - (end.own - own)) / Math.max(1, end.all - all);
        return String.format(
                Locale.ROOT,
                share > MOST
                        ? "NOT TO BE QUOTED: others used %.0f%% of the processors meanwhile"
                        : "others used %.0f%% of the processors meanwhile",
                100 * Math.max(0, share));
    }
}
