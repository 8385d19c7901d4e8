package dev.glmsh.kernel.restart;

import dev.glmsh.GlmshException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts Java with options only to see whether it bears them, which takes some 0.1 s. */
final class JavaTrial {
    private JavaTrial() {}

    /**
     * Starts it with this process's options and then those.
     *
     * @throws GlmshException with what Java says against them
     */
    static void run(JvmOptions options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(options.options());
        command.add("-version");
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new GlmshException(
                        "Java does not start with " + options + ": " + complaint(said), "ask for something else");
            }
        } catch (IOException e) {
            throw new GlmshException("Java cannot be started: " + e.getMessage(), "check " + command.get(0), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GlmshException("the trial of " + options + " was interrupted", "run the cell again", e);
        }
    }

    private static String complaint(String said) {
        return said.lines()
                .filter(line -> !line.isBlank())
                .map(line -> line.replaceFirst("^Error: ", ""))
                .findFirst()
                .orElse("it says nothing");
    }
}
