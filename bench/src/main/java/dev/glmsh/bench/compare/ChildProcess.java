package dev.glmsh.bench.compare;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Runs a class of this class path in a process of its own.
 *
 * @param messages the file to which what the processes say otherwise is appended
 */
record ChildProcess(Path messages) {
    /** What the launcher sets for LibTorch. */
    private static final Map<String, String> LAUNCHER = Map.of(
            "THP_MEM_ALLOC_ENABLE", "1",
            "GOMP_SPINCOUNT", "1000",
            "MALLOC_ARENA_MAX", "1",
            "ONEDNN_PRIMITIVE_CACHE_CAPACITY", "64");

    /** With the environment that the launcher gives. */
    Measured glmsh(Class<?> main, List<String> arguments) throws IOException, InterruptedException {
        return run(main, arguments, LAUNCHER);
    }

    /** With the environment as it is. */
    Measured plain(Class<?> main, List<String> arguments) throws IOException, InterruptedException {
        return run(main, arguments, Map.of());
    }

    private Measured run(Class<?> main, List<String> arguments, Map<String, String> environment)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(messages.toFile()));
        builder.environment().putAll(environment);
        Process process = builder.start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        if (process.waitFor() != 0) {
            throw new IOException(main.getSimpleName() + " " + arguments + " failed; see " + messages);
        }
        return Measured.parse(lines);
    }
}
