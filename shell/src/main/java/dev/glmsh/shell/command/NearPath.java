package dev.glmsh.shell.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds what a mistyped path was meant to be. */
public final class NearPath {
    /** A folder with more entries is not searched through; finding a typing error is not worth the wait. */
    private static final int MOST_ENTRIES = 10_000;

    private NearPath() {}

    /** The path with the names in it that do not exist replaced by near ones that do, if that leads anywhere. */
    public static Optional<Path> of(Path path) {
        Path found = path.getRoot();
        for (Path name : path) {
            Path next = found == null ? name : found.resolve(name);
            if (!Files.exists(next)) {
                Optional<Path> near = sibling(found, name.toString());
                if (near.isEmpty()) {
                    return Optional.empty();
                }
                next = near.get();
            }
            found = next;
        }
        return Optional.ofNullable(found);
    }

    private static Optional<Path> sibling(@Nullable Path folder, String name) {
        Path searched = folder == null ? Path.of("") : folder;
        try (Stream<Path> entries = Files.list(searched)) {
            List<String> names = entries.limit(MOST_ENTRIES)
                    .map(entry -> String.valueOf(entry.getFileName()))
                    .toList();
            return Similar.to(name, names).map(near -> folder == null ? Path.of(near) : folder.resolve(near));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
