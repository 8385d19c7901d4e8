package dev.glmsh.shell.redirect;

import dev.glmsh.Cancellation;
import dev.glmsh.shell.output.Output;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;

/** A running command of the user's shell, fed and read by threads of its own so that neither side waits for the other. */
final class ShellProcess implements AutoCloseable {
    private static final boolean WINDOWS = System.getProperty("os.name").startsWith("Windows");
    private static final int STEP_MILLIS = 20;
    /** A program that stays in the background may hold the stream open for ever. */
    private static final long LAST_WORDS_NANOS = 1_000_000_000;

    private final Process process;
    private final Thread reader;
    private volatile long lastRead = System.nanoTime();

    private ShellProcess(Process process, Charset charset, Output output) {
        this.process = process;
        this.reader =
                new Thread(() -> show(new InputStreamReader(process.getInputStream(), charset), output), "pipe-out");
    }

    /** Starts the command, gives it the text and hands what it prints, errors included, to the output. */
    static ShellProcess start(String command, String text, Output output) throws IOException {
        Process process =
                new ProcessBuilder(words(command)).redirectErrorStream(true).start();
        Charset charset = WINDOWS ? Charset.defaultCharset() : StandardCharsets.UTF_8;
        ShellProcess running = new ShellProcess(process, charset, output);
        startDaemon(running.reader);
        startDaemon(new Thread(() -> feed(process.getOutputStream(), text.getBytes(charset)), "pipe-in"));
        return running;
    }

    private static List<String> words(String command) {
        return WINDOWS
                ? List.of(Optional.ofNullable(System.getenv("ComSpec")).orElse("cmd.exe"), "/c", command)
                : List.of(Optional.ofNullable(System.getenv("SHELL")).orElse("/bin/sh"), "-c", command);
    }

    /** Waits for the end; the exit code, or that of a killed program if the cancellation was raised. */
    int await(Cancellation cancellation) {
        try {
            while (!process.waitFor(STEP_MILLIS, TimeUnit.MILLISECONDS) && !cancellation.isCancelled()) {
                // looks at both in turn
            }
            close();
            while (reader.isAlive() && !cancellation.isCancelled() && System.nanoTime() - lastRead < LAST_WORDS_NANOS) {
                reader.join(STEP_MILLIS);
            }
            if (!process.waitFor(STEP_MILLIS, TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the pipe was cancelled");
        }
    }

    /** Ends the program and what it started, if it still runs. */
    @Override
    public void close() {
        if (process.isAlive()) {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
    }

    private static void startDaemon(Thread thread) {
        thread.setDaemon(true);
        thread.start();
    }

    private static void feed(OutputStream in, byte[] text) {
        try (in) {
            in.write(text);
        } catch (IOException e) {
            // the program has read enough, as head does
        }
    }

    private void show(Reader from, Output output) {
        char[] buffer = new char[8192];
        try (from) {
            for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
                output.print(new String(buffer, 0, read));
                lastRead = System.nanoTime();
            }
        } catch (IOException e) {
            // the program was ended
        }
    }
}
