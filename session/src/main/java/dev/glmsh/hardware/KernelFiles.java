package dev.glmsh.hardware;

import static java.util.Objects.requireNonNull;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads the files in which Linux tells about itself. A file that is not there, or that may not be read, is an absent
 * value: containers hide some, other systems have none. Immutable.
 *
 * @param root the directory that holds {@code proc} and {@code sys}: {@code /}, or captured files in a test
 */
record KernelFiles(Path root) {
    /** The files of the running system. */
    static final KernelFiles LIVE = new KernelFiles(Path.of("/"));

    KernelFiles {
        requireNonNull(root, "root is null");
    }

    /** The text of {@code path}, which is relative to the root. */
    Optional<String> text(String path) {
        // A channel would keep a direct buffer of the largest text for as long as the thread lives.
        try (InputStream in = new FileInputStream(resolve(path).toFile())) {
            return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException | InvalidPathException unreadable) {
            return Optional.empty();
        }
    }

    /** The names in directory {@code path}, sorted; none if it cannot be read. */
    List<String> names(String path) {
        try (Stream<Path> entries = Files.list(resolve(path))) {
            return entries.map(entry -> String.valueOf(entry.getFileName()))
                    .sorted()
                    .toList();
        } catch (IOException | InvalidPathException unreadable) {
            return List.of();
        }
    }

    /** Where {@code path}, which may begin with a slash, lies below the root. */
    Path resolve(String path) {
        return root.resolve(path.replaceFirst("^/+", ""));
    }
}
