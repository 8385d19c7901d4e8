package dev.glmsh.bench.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What {@code bench/compare} is asked for.
 *
 * @param folder for files that are large or were downloaded
 * @param shapes that are compared
 * @param pairs precisions and formats that are compared
 * @param rounds fresh processes of each program
 * @param prompt tokens of the prompt
 * @param fresh new tokens
 * @param repeat how often each process measures
 * @param threads of every program
 * @param libraries of llama.cpp that are there, by the name of what brings them
 */
record ComparisonOptions(
        Path folder,
        List<Shape> shapes,
        List<Pair> pairs,
        int rounds,
        int prompt,
        int fresh,
        int repeat,
        int threads,
        Map<String, Path> libraries) {
    static ComparisonOptions parse(String[] arguments) throws IOException {
        Map<String, String> given = new LinkedHashMap<>();
        for (String argument : arguments) {
            String[] parts = argument.replaceFirst("^--", "").split("=", 2);
            given.put(parts[0], parts.length == 2 ? parts[1] : "");
        }
        boolean quick = given.containsKey("quick");
        Path folder = Path.of(given.getOrDefault("folder", "target/compare"));
        return new ComparisonOptions(
                folder,
                list(given.getOrDefault(
                                "shape", quick ? Shape.QWEN.label() : "glm-4-9b-10-layers,qwen2.5-0.5b,llama-3.2-1b"))
                        .map(Shape::of)
                        .toList(),
                list(given.getOrDefault("precision", "bf16,w8a8,int4"))
                        .map(Pair::of)
                        .toList(),
                Integer.parseInt(given.getOrDefault("pairs", quick ? "3" : "5")),
                Integer.parseInt(given.getOrDefault("prompt", "512")),
                Integer.parseInt(given.getOrDefault("new", "32")),
                Integer.parseInt(given.getOrDefault("repeat", quick ? "1" : "2")),
                Integer.parseInt(given.getOrDefault(
                        "threads", String.valueOf(Runtime.getRuntime().availableProcessors()))),
                libraries(folder, quick));
    }

    private static java.util.stream.Stream<String> list(String text) {
        return Arrays.stream(text.split(","));
    }

    /** The quick run leaves the older build out. */
    private static Map<String, Path> libraries(Path folder, boolean quick) throws IOException {
        Map<String, Path> found = new LinkedHashMap<>();
        Path npm = folder.resolve("node-llama-cpp");
        Path maven = folder.resolve("de.kherud-llama");
        if (Files.isDirectory(npm)) {
            found.put("llama.cpp (node-llama-cpp " + version(npm) + ")", npm);
        }
        if (Files.isDirectory(maven) && !quick) {
            found.put("llama.cpp (de.kherud:llama " + version(maven) + ")", maven);
        }
        return found;
    }

    private static String version(Path folder) throws IOException {
        return Files.readString(folder.resolve("version")).strip();
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
