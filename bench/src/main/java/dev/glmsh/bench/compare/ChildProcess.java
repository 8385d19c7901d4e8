package dev.glmsh.bench.compare;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Runs what is measured in processes of their own.
 *
 * @param messages the file to which what the processes say on standard error is appended
 */
record ChildProcess(Path messages) {
    /** The last words of a command, which say what it was to do. */
    private static final int ARGUMENTS = 3;

    /** A class of this class path. */
    Measured java(Class<?> main, List<String> arguments, Map<String, String> environment)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(arguments);
        return Measured.parse(lines(command, environment));
    }

    /** What a command prints. */
    List<String> lines(List<String> command, Map<String, String> environment) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(messages.toFile()));
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command.subList(command.size() - ARGUMENTS, command.size()))
                    + "\nfailed; see the end of " + messages);
        }
        return lines;
    }
}
