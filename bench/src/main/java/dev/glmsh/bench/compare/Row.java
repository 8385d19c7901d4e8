package dev.glmsh.bench.compare;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The best of one program's processes.
 *
 * @param name the program with its format
 * @param prefill tokens a second
 * @param decode tokens a second
 * @param limits how fast each process could read, in GB/s
 */
record Row(String name, double prefill, double decode, String limits) {
    static Row of(String name, List<Measured> runs) {
        return new Row(
                name,
                runs.stream().mapToDouble(Measured::bestPrefill).max().orElse(0),
                runs.stream().mapToDouble(Measured::bestDecode).max().orElse(0),
                runs.stream().map(Row::limit).collect(Collectors.joining(", ")));
    }

    private static String limit(Measured run) {
        if (run.gigabytesPerSecond() == 0) {
            return "–";
        }
        return String.format(Locale.ROOT, run.sameMemory() ? "%.0f" : "(%.0f)", run.gigabytesPerSecond());
    }

    /** The row of glmsh itself. */
    String text(Shape shape) {
        return String.format(
                Locale.ROOT, "| %s | %s | %.1f | | %.2f | | %s | |", shape.label(), name, prefill, decode, limits);
    }

    /** The row of another program, with how far it is behind glmsh. */
    String text(Shape shape, Row ours, Pair pair) {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %.1f | %.2f× | %.2f | %.2f× | %s | %s |",
                shape.label(),
                name,
                prefill,
                ours.prefill / prefill,
                decode,
                ours.decode / decode,
                limits,
                verdict(ours, pair));
    }

    /** llama.cpp's newest kernels are the measure; any other program is to be behind. */
    private String verdict(Row ours, Pair pair) {
        return name.startsWith("llama.cpp")
                ? pair.verdict(ours.prefill / prefill, ours.decode / decode)
                : ours.prefill >= prefill && ours.decode >= decode ? "ahead" : "BEHIND";
    }

    /** The ratios in a few words. */
    String ratio(Shape shape, Row ours) {
        return String.format(
                Locale.ROOT,
                "%s %s / %s: %.2f× prefill, %.2f× decode",
                shape.label(),
                ours.name,
                name,
                ours.prefill / prefill,
                ours.decode / decode);
    }
}
