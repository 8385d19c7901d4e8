package dev.glmsh.bench;

import dev.glmsh.Cancellation;
import dev.glmsh.Progress;
import dev.glmsh.device.Precision;
import dev.glmsh.hardware.ProcessMemory;
import dev.glmsh.session.LoadOptions;
import dev.glmsh.session.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * One load: how long it takes, how fast that reads the files, and the process's memory before, after and at its highest.
 *
 * <pre>{@code
 * java … dev.glmsh.bench.LoadPeak bench/target/glm-10-layers int4 bench/target/glm-10-layers-int4
 * }</pre>
 */
public final class LoadPeak {
    private static final double MEGA = 1e6;

    private LoadPeak() {}

    /** Arguments: a checkpoint, a precision, and maybe a new folder for the quantised weights. */
    public static void main(String[] arguments) {
        LoadOptions options = LoadOptions.defaults()
                .withPrecision(Precision.parse(arguments[1]))
                .withContext(512);
        LoadOptions kept = arguments.length > 2 ? options.withSaveQuantized(Path.of(arguments[2])) : options;
        try (Session session = Session.open()) {
            long before = ProcessMemory.read().rss().orElse(0);
            long start = System.nanoTime();
            session.load(arguments[0], kept, Progress.NONE, new Cancellation());
            double seconds = (System.nanoTime() - start) / 1e9;
            ProcessMemory after = ProcessMemory.read();
            long bytes = bytes(Path.of(arguments[0]));
            System.out.printf(
                    Locale.ROOT,
                    "%s as %s: %.2f s, %.0f MB of files at %.0f MB/s; resident before %.0f MB, highest %.0f MB, after %.0f"
                            + " MB; anonymous %.0f MB%n",
                    Path.of(arguments[0]).getFileName(),
                    arguments[1],
                    seconds,
                    bytes / MEGA,
                    bytes / MEGA / seconds,
                    before / MEGA,
                    after.highWaterMark().orElse(0) / MEGA,
                    after.rss().orElse(0) / MEGA,
                    after.rssAnon().orElse(0) / MEGA);
        }
    }

    private static long bytes(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".safetensors"))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
