package dev.glmsh.kernel.spec;

import com.google.gson.JsonObject;
import dev.glmsh.GlmshException;
import dev.glmsh.kernel.wire.Channel;
import dev.glmsh.kernel.wire.ConnectionFile;
import dev.glmsh.kernel.wire.FrontEnd;
import dev.glmsh.kernel.wire.Message;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** Starts a kernel as Jupyter does, has it add one and one, and ends it. */
final class Trial {
    private static final int STEP_MS = 250;
    private static final int START_LIMIT_MS = 600_000; // the first start may build
    private static final int CELL_LIMIT_MS = 60_000;
    private static final int LAST_LINES = 10;

    private final Process process;
    private final Path log;
    private final FrontEnd frontEnd;
    private final PrintStream out;

    private Trial(Process process, Path log, FrontEnd frontEnd, PrintStream out) {
        this.process = process;
        this.log = log;
        this.frontEnd = frontEnd;
        this.out = out;
    }

    /**
     * Tells step by step what went well.
     *
     * @throws GlmshException with what did not
     */
    static void run(KernelSpec spec, PrintStream out) {
        ConnectionFile connection = ConnectionFile.local(UUID.randomUUID().toString());
        try {
            Path folder = Files.createTempDirectory("glmsh-doctor"); // for the owner only
            Path file = folder.resolve("connection.json");
            connection.write(file);
            Path log = folder.resolve("log");
            Process process = start(spec, file, log);
            try (FrontEnd frontEnd = FrontEnd.connect(connection)) {
                new Trial(process, log, frontEnd, out).steps();
            } finally {
                process.destroyForcibly();
                process.waitFor(1, TimeUnit.SECONDS);
                for (Path left : List.of(file, log, folder)) {
                    Files.deleteIfExists(left);
                }
            }
        } catch (IOException e) {
            throw new GlmshException("the kernel cannot be started: " + e.getMessage(), "check the launcher", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GlmshException("the trial was interrupted", "run it again", e);
        }
    }

    private static Process start(KernelSpec spec, Path file, Path log) throws IOException {
        List<String> command = spec.command().stream()
                .map(word -> word.replace("{connection_file}", file.toString()))
                .toList();
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(spec.environment());
        return builder.start();
    }

    private void steps() throws IOException {
        long start = System.nanoTime();
        ask("kernel_info_request", "", START_LIMIT_MS, "a kernel starts and says what it is");
        out.printf(Locale.ROOT, "ok: a kernel starts, in %.1f s%n", seconds(start));
        start = System.nanoTime();
        JsonObject reply = ask("execute_request", "1 + 1", CELL_LIMIT_MS, "a kernel runs a cell");
        if (!"ok".equals(reply.get("status").getAsString())) {
            throw failed("its first cell failed: " + reply.get("evalue"));
        }
        out.printf(Locale.ROOT, "ok: it runs a cell, in %.1f s%n", seconds(start));
        frontEnd.send(Channel.CONTROL, "shutdown_request", new JsonObject());
        out.println("ok: all is well; if a front end still does not show it, restart that");
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private JsonObject ask(String type, String code, int limit, String hope) throws IOException {
        JsonObject content = new JsonObject();
        content.addProperty("code", code);
        frontEnd.send(Channel.SHELL, type, content);
        for (int waited = 0; waited < limit; waited += STEP_MS) {
            Optional<Message> reply = frontEnd.receive(Channel.SHELL, STEP_MS);
            if (reply.isPresent()) {
                return reply.get().content();
            }
            if (!process.isAlive()) {
                throw failed("the kernel ended with " + process.exitValue());
            }
        }
        throw failed("no answer in %d s; expected that %s".formatted(limit / 1000, hope));
    }

    private GlmshException failed(String problem) throws IOException {
        List<String> lines = Files.readAllLines(log);
        String said = String.join("\n  ", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
        return new GlmshException(
                problem, said.isEmpty() ? "it has printed nothing" : "this is what it has printed:\n  " + said);
    }
}
