package dev.glmsh.hardware;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Captured text among the test resources, and directories that look like a root with some of it in place. */
final class Captured {
    private Captured() {}

    /** The text of resource {@code name} below {@code hardware/}. */
    static String text(String name) {
        try (InputStream in = requireNonNull(Captured.class.getResourceAsStream("/hardware/" + name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Puts {@code text} at {@code path} below {@code root}. */
    static void put(Path root, String path, String text) {
        try {
            Path file = root.resolve(path);
            Files.createDirectories(requireNonNull(file.getParent()));
            Files.writeString(file, text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
