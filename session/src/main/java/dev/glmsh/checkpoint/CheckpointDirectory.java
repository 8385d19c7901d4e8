package dev.glmsh.checkpoint;

import dev.glmsh.GlmshException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Decides whether a path can be a checkpoint, and if not, which path was probably meant. */
final class CheckpointDirectory {
    private static final int CLOSE = 3;

    private CheckpointDirectory() {}

    /** The path, absolute, if a {@code config.json} lies in it. */
    static Path require(Path given) {
        Path path = given.toAbsolutePath().normalize();
        if (!Files.exists(path)) {
            throw new GlmshException(given + " does not exist", nearestSibling(path));
        }
        if (!Files.isDirectory(path)) {
            throw notADirectory(given, path);
        }
        if (!Files.isRegularFile(path.resolve("config.json"))) {
            throw noConfig(given, path);
        }
        return path;
    }

    /** A directory's own name; of a snapshot in the hub's cache, {@code models--org--name/snapshots/commit}, the last. */
    static String modelName(Path absolute) {
        Path snapshots = absolute.getParent();
        Path repository = snapshots == null ? null : snapshots.getParent();
        boolean cached = repository != null
                && nameOf(snapshots).equals("snapshots")
                && nameOf(repository).startsWith("models--");
        String name = cached ? nameOf(repository) : nameOf(absolute);
        return cached ? name.substring(name.lastIndexOf("--") + 2) : name;
    }

    private static GlmshException notADirectory(Path given, Path path) {
        if (nameOf(path).endsWith(".gguf")) {
            return WeightFormats.gguf(given);
        }
        Path parent = Optional.ofNullable(path.getParent()).orElse(path);
        return new GlmshException(
                given + " is a file, not a directory",
                isCheckpoint(parent) ? "give its directory " + parent : "give the directory that holds config.json");
    }

    private static GlmshException noConfig(Path given, Path path) {
        List<Path> children = children(path);
        if (children.stream().anyMatch(child -> nameOf(child).endsWith(".gguf"))) {
            return WeightFormats.gguf(given);
        }
        Stream<Path> snapshots = children(path.resolve("snapshots")).stream();
        String nextStep = Stream.concat(children.stream(), snapshots)
                .filter(CheckpointDirectory::isCheckpoint)
                .findFirst()
                .map(child -> "did you mean " + child + "?")
                .orElse("give a checkpoint's directory in Hugging Face format");
        return new GlmshException(given + " has no config.json", nextStep);
    }

    private static boolean isCheckpoint(Path path) {
        return Files.isRegularFile(path.resolve("config.json"));
    }

    private static String nearestSibling(Path path) {
        Path parent = path.getParent();
        String name = nameOf(path);
        return children(parent == null ? path : parent).stream()
                .filter(Files::isDirectory)
                .filter(sibling -> distance(nameOf(sibling), name) <= CLOSE)
                .min(Comparator.comparingInt(sibling -> distance(nameOf(sibling), name)))
                .map(sibling -> "did you mean " + sibling + "?")
                .orElse("check the path; it should be a directory that holds config.json");
    }

    private static List<Path> children(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static String nameOf(@Nullable Path path) {
        return path == null ? "" : String.valueOf(path.getFileName());
    }

    /** Levenshtein's distance: insertions, deletions and substitutions from one name to the other. */
    private static int distance(String left, String right) {
        int[] row = new int[right.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int substituted = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[right.length()];
    }
}
