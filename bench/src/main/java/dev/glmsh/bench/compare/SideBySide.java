package dev.glmsh.bench.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The same shapes through glmsh and other programs on this machine in one run: fresh processes that alternate, the best of
 * each. What is behind is printed as behind. Started by {@code bench/compare}.
 */
public final class SideBySide {
    private final ComparisonOptions options;
    private final List<Program> programs;
    private final List<String> ratios = new ArrayList<>();
    private final Set<String> failed = new HashSet<>();

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
        OtherWork before = OtherWork.now();
        for (Shape shape : options.shapes()) {
            for (Pair pair : options.pairs()) {
                compare(shape, pair);
            }
        }
        System.out.println();
        System.out.println(before.since());
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
                run(program, shape, pair, runs);
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

    /** Other programs lack a shape here and there; what glmsh cannot run ends the comparison. */
    private void run(Program program, Shape shape, Pair pair, Map<Program, List<Measured>> runs)
            throws IOException, InterruptedException {
        if (failed.contains(program.name(pair) + shape)) {
            return;
        }
        try {
            runs.computeIfAbsent(program, any -> new ArrayList<>()).add(program.run(shape, pair));
        } catch (IOException e) {
            if (program == programs.get(0)) {
                throw e;
            }
            failed.add(program.name(pair) + shape);
            runs.remove(program);
            System.out.println("| " + shape.label() + " | " + program.name(pair) + " | cannot run it | | | | | |");
        }
    }
}
