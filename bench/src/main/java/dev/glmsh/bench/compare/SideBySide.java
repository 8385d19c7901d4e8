package dev.glmsh.bench.compare;

import dev.glmsh.checkpoint.ModelConfig;
import dev.glmsh.device.Precision;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The same shapes through glmsh and other programs on this machine in one run: fresh processes that alternate, the best of
 * each. What is behind is printed as behind. Started by {@code bench/compare}.
 */
public final class SideBySide {
    private final ComparisonOptions options;
    private final ChildProcess child;
    private final List<String> ratios = new ArrayList<>();

    private SideBySide(ComparisonOptions options) {
        this.options = options;
        this.child = new ChildProcess(options.folder().resolve("messages.txt"));
    }

    /** Arguments as {@code bench/compare --help} lists them. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        SideBySide run = new SideBySide(ComparisonOptions.parse(arguments));
        System.out.println(run.options.describe());
        System.out.println();
        System.out.println("| shape | program | prefill " + run.options.prompt()
                + ", tok/s | ratio | decode, tok/s | ratio | read limit, GB/s | behind? |");
        System.out.println("|---|---|---:|---:|---:|---:|---|---|");
        for (Shape shape : run.options.shapes()) {
            for (Pair pair : run.options.pairs()) {
                run.compare(shape, pair);
            }
        }
        System.out.println();
        System.out.println("ratios (glmsh / other, prefill and decode): " + String.join("; ", run.ratios));
    }

    private void compare(Shape shape, Pair pair) throws IOException, InterruptedException {
        Map<String, List<Measured>> runs = new LinkedHashMap<>();
        for (int round = 0; round < options.rounds(); round++) {
            runs.computeIfAbsent("glmsh " + pair.precision().label(), name -> new ArrayList<>())
                    .add(glmsh(shape, pair.precision()));
            for (Map.Entry<String, Path> other : options.libraries().entrySet()) {
                runs.computeIfAbsent(other.getKey() + " " + pair.type(), name -> new ArrayList<>())
                        .add(llama(shape, pair.type(), other.getValue()));
            }
        }
        List<Row> rows = runs.entrySet().stream().map(Row::of).toList();
        rows.forEach(row -> System.out.println(row.text(shape, rows.get(0), pair)));
        rows.stream().skip(1).forEach(row -> ratios.add(row.ratio(shape, rows.get(0))));
    }

    private Measured glmsh(Shape shape, Precision precision) throws IOException, InterruptedException {
        return child.glmsh(
                GlmshRun.class,
                List.of(
                        shape.label(),
                        precision.label(),
                        options.folder().toString(),
                        String.valueOf(options.threads()),
                        String.valueOf(options.prompt()),
                        String.valueOf(options.fresh()),
                        String.valueOf(options.repeat())));
    }

    private Measured llama(Shape shape, GgufType type, Path library) throws IOException, InterruptedException {
        ModelConfig config = shape.checkpoint(options.folder()).config();
        Path file = options.folder().resolve(shape.label() + "-" + type.name().toLowerCase(Locale.ROOT) + ".gguf");
        GgufFile.ensure(file, config, type);
        return child.plain(
                LlamaCppRun.class,
                List.of(
                        library.toString(),
                        file.toString(),
                        String.valueOf(config.vocabSize()),
                        String.valueOf(options.threads()),
                        String.valueOf(options.prompt()),
                        String.valueOf(options.fresh()),
                        String.valueOf(options.repeat())));
    }

    /**
     * The best of one program's processes.
     *
     * @param name the program with its format
     * @param limits of each process, in GB/s
     */
    record Row(String name, double prefill, double decode, String limits) {
        static Row of(Map.Entry<String, List<Measured>> runs) {
            List<Measured> all = runs.getValue();
            return new Row(
                    runs.getKey(),
                    all.stream().mapToDouble(Measured::bestPrefill).max().orElse(0),
                    all.stream().mapToDouble(Measured::bestDecode).max().orElse(0),
                    all.stream().map(Row::limit).collect(Collectors.joining(", ")));
        }

        private static String limit(Measured run) {
            return String.format(Locale.ROOT, run.sameMemory() ? "%.0f" : "(%.0f)", run.gigabytesPerSecond());
        }

        String text(Shape shape, Row ours, Pair pair) {
            String rates = String.format(Locale.ROOT, "| %s | %s | %.1f |", shape.label(), name, prefill);
            if (this == ours) {
                return rates + String.format(Locale.ROOT, " | %.2f | | %s | |", decode, limits);
            }
            double first = ours.prefill / prefill;
            double second = ours.decode / decode;
            return rates
                    + String.format(
                            Locale.ROOT,
                            " %.2f× | %.2f | %.2f× | %s | %s |",
                            first,
                            decode,
                            second,
                            limits,
                            pair.verdict(first, second));
        }

        String ratio(Shape shape, Row ours) {
            return String.format(
                    Locale.ROOT,
                    "%s %s / %s %.2f× %.2f×",
                    shape.label(),
                    ours.name,
                    name,
                    ours.prefill / prefill,
                    ours.decode / decode);
        }
    }
}
