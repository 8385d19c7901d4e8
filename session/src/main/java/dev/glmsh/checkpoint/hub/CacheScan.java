package dev.glmsh.checkpoint.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Lists the models of a cache. Stateless. */
final class CacheScan {
    private CacheScan() {}

    /** The models of a source, by name; what is no model's folder is left out. */
    static List<CachedModel> of(HubSource source, Path root) {
        return children(root).stream()
                .flatMap(folder -> model(source, root, folder).stream())
                .toList();
    }

    private static Optional<CachedModel> model(HubSource source, Path root, Path folder) {
        String[] parts = String.valueOf(folder.getFileName()).split("--", -1);
        if (parts.length != 3 || !parts[0].equals("models") || !Files.isDirectory(folder.resolve("snapshots"))) {
            return Optional.empty();
        }
        return HubId.parse(source.prefix() + parts[1] + "/" + parts[2])
                .map(id -> id.at(revision(folder, id)))
                .map(id -> new CachedModel(
                        id, bytes(folder), new SnapshotCache(root, id).find().isPresent()));
    }

    /** The usual branch if the cache has it, else another one, else a commit. */
    private static String revision(Path folder, HubId id) {
        if (Files.exists(folder.resolve("refs").resolve(id.revision()))) {
            return id.revision();
        }
        return Stream.of("refs", "snapshots")
                .flatMap(kind -> children(folder.resolve(kind)).stream())
                .filter(path -> Files.isRegularFile(path) || HubId.isCommit(String.valueOf(path.getFileName())))
                .map(path -> String.valueOf(path.getFileName()))
                .findFirst()
                .orElse(id.revision());
    }

    private static long bytes(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .mapToLong(CacheScan::size)
                    .sum();
        } catch (IOException | UncheckedIOException e) {
            return 0;
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0; // gone meanwhile
        }
    }

    private static List<Path> children(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException | UncheckedIOException e) {
            return List.of();
        }
    }
}
