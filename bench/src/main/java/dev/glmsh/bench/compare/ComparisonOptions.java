package dev.glmsh.bench.compare;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What {@code bench/compare} is asked for.
 *
 * @param folder for files that are large or were downloaded
 * @param quick whether only what matters most is compared
 * @param shapes that are compared
 * @param pairs precisions and formats that are compared
 * @param rounds fresh processes of each program
 * @param prompt tokens of the prompt
 * @param fresh new tokens
 * @param repeat how often each process measures
 * @param threads of every program
 */
record ComparisonOptions(
        Path folder,
        boolean quick,
        List<Shape> shapes,
        List<Pair> pairs,
        int rounds,
        int prompt,
        int fresh,
        int repeat,
        int threads) {
    static ComparisonOptions parse(String[] arguments) {
        Map<String, String> given = new LinkedHashMap<>();
        for (String argument : arguments) {
            String[] parts = argument.replaceFirst("^--", "").split("=", 2);
            given.put(parts[0], parts.length == 2 ? parts[1] : "");
        }
        boolean quick = given.containsKey("quick");
        String processors = String.valueOf(Runtime.getRuntime().availableProcessors());
        return new ComparisonOptions(
                Path.of(given.getOrDefault("folder", "target/compare")),
                quick,
                list(given.getOrDefault(
                                "shape", quick ? Shape.QWEN.label() : "glm-4-9b-10-layers,qwen2.5-0.5b,llama-3.2-1b"))
                        .map(Shape::of)
                        .toList(),
                list(given.getOrDefault("precision", "bf16,bf16-compact,w8a8,int4"))
                        .map(Pair::of)
                        .toList(),
                Integer.parseInt(given.getOrDefault("pairs", quick ? "3" : "5")),
                Integer.parseInt(given.getOrDefault("prompt", "512")),
                Integer.parseInt(given.getOrDefault("new", "32")),
                Integer.parseInt(given.getOrDefault("repeat", quick ? "1" : "2")),
                Integer.parseInt(given.getOrDefault("threads", processors)));
    }

    private static Stream<String> list(String text) {
        return Arrays.stream(text.split(","));
    }

    /** Starts processes. */
    ChildProcess child() {
        return new ChildProcess(folder.resolve("messages.txt"));
    }

    /** The arguments that every program takes, after those that say what is run. */
    List<String> arguments(List<String> what) {
        List<String> all = new ArrayList<>(what);
        Stream.of(threads, prompt, fresh, repeat).map(String::valueOf).forEach(all::add);
        return all;
    }

    String describe() {
        return String.format(
                Locale.ROOT,
                "best of %d fresh processes each, alternating, %d threads, prompt %d, %d new tokens, random weights; read"
                        + " limit of each process over the memory of its weights (in brackets: over other memory)",
                rounds,
                threads,
                prompt,
                fresh);
    }
}
