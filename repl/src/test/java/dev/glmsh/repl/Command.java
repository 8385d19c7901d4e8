package dev.glmsh.repl;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A command of the operating system, run to its end in a folder. */
record Command(Path folder, Map<String, String> environment, List<String> words) {
    private static final long LIMIT_SECONDS = 300;

    /** The root of the repository. */
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    /** What it printed, line ends as on Unix, and how it ended. */
    record Outcome(int code, String out, String err) {}

    static Command in(Path folder, String... words) {
        return new Command(folder, Map.of(), List.of(words));
    }

    /** The same with a variable set. */
    Command with(String variable, String value) {
        Map<String, String> all = new HashMap<>(environment);
        all.put(variable, value);
        return new Command(folder, all, words);
    }

    /** Runs it with nothing to read. */
    Outcome run() {
        return reading("");
    }

    /** Runs it with a pipe to read from. */
    Outcome reading(String input) {
        try {
            Path out = Files.createTempFile("glmsh", ".out");
            Path err = Files.createTempFile("glmsh", ".err");
            ProcessBuilder builder = new ProcessBuilder(words)
                    .directory(folder.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().close();
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
                throw new AssertionError(words + " did not end; it printed " + Files.readString(out));
            }
            return new Outcome(process.exitValue(), text(out), text(err));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(Path file) throws IOException {
        String text = Files.readString(file).replace("\r\n", "\n");
        Files.delete(file);
        return text;
    }
}
