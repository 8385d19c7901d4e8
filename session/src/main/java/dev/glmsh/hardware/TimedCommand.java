package dev.glmsh.hardware;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs another program for a limited time and returns what it printed, standard error included. The output goes through a
 * temporary file, so that neither a full pipe nor a grandchild that keeps it open can block the caller.
 */
final class TimedCommand {
    private static final long KILL_SECONDS = 5;

    private TimedCommand() {}

    static CommandResult run(List<String> command, Duration limit) {
        try {
            Path output = Files.createTempFile("glmsh-", ".out");
            try {
                return run(command, limit, output);
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException failure) {
            return new CommandResult.NotStarted(String.valueOf(failure.getMessage()));
        }
    }

    private static CommandResult run(List<String> command, Duration limit, Path output) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.redirectInput(Redirect.PIPE).environment().put("LC_ALL", "C");
        Process process = builder.start();
        process.getOutputStream().close();
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return new CommandResult.TimedOut(limit);
            }
            String text = new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
            return new CommandResult.Finished(process.exitValue(), text);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new CommandResult.NotStarted("interrupted");
        } finally {
            kill(process);
        }
    }

    /** Harmless if the process has ended; otherwise waits a moment until it is gone, for a kill is only asked for. */
    private static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try {
            process.waitFor(KILL_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
