package dev.glmsh.bench.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The same shapes through glmsh and other programs on this machine in one run: fresh processes that alternate, the best of
 * each. What is behind is printed as behind. Started by {@code bench/compare}.
 */
public final class SideBySide {
    private final ComparisonOptions options;
    private final List<Program> programs;
    private final List<String> ratios = new ArrayList<>();

    private SideBySide(ComparisonOptions options, List<Program> programs) {
        this.options = options;
        this.programs = programs;
    }

    /** Arguments as {@code bench/compare --help} lists them. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        ComparisonOptions options = ComparisonOptions.parse(arguments);
        new SideBySide(options, Programs.find(options)).run();
    }

    private void run() throws IOException, InterruptedException {
        System.out.println(options.describe());
        System.out.println();
        System.out.println("| shape | program | prefill " + options.prompt()
                + ", tok/s | ratio | decode, tok/s | ratio | read limit, GB/s | glmsh is |");
        System.out.println("|---|---|---:|---:|---:|---:|---|---|");
        for (Shape shape : options.shapes()) {
            for (Pair pair : options.pairs()) {
                compare(shape, pair);
            }
        }
        System.out.println();
        System.out.println("ratios, glmsh / other: " + String.join("; ", ratios));
    }

    private void compare(Shape shape, Pair pair) throws IOException, InterruptedException {
        List<Program> taking =
                programs.stream().filter(program -> program.takes(shape, pair)).toList();
        for (Program program : taking) {
            program.prepare(shape, pair);
        }
        Map<Program, List<Measured>> runs = new LinkedHashMap<>();
        for (int round = 0; round < options.rounds(); round++) {
            for (Program program : taking) {
                runs.computeIfAbsent(program, any -> new ArrayList<>()).add(program.run(shape, pair));
            }
        }
        List<Row> rows = runs.entrySet().stream()
                .map(entry -> Row.of(entry.getKey().name(pair), entry.getValue()))
                .toList();
        Row ours = rows.get(0);
        System.out.println(ours.text(shape));
        for (Row row : rows.subList(1, rows.size())) {
            System.out.println(row.text(shape, ours, pair));
            ratios.add(row.ratio(shape, ours));
        }
    }
}
