package dev.glmsh.shell.completion;

import dev.glmsh.shell.command.HomePath;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** Completes folders: a checkpoint is one. And files. */
final class Folders {
    private Folders() {}

    /** Folders only. */
    static List<Candidate> complete(String word, int start) {
        return complete(word, Files::isDirectory, path -> candidate(path, start));
    }

    /** Files, and folders to enter. */
    static List<Candidate> withFiles(String word, int start) {
        return complete(word, path -> true, path -> {
            boolean folder = Files.isDirectory(HomePath.expand(Path.of(path)));
            return new Candidate(folder ? path + "/" : path, start, "", !folder);
        });
    }

    private static List<Candidate> complete(
            String word, DirectoryStream.Filter<Path> wanted, Function<String, Candidate> candidate) {
        String typed = word.startsWith("\"") ? word.substring(1) : word;
        int slash = Math.max(typed.lastIndexOf('/'), typed.lastIndexOf(File.separatorChar));
        String parent = typed.substring(0, slash + 1);
        String beginning = typed.substring(slash + 1);
        try {
            return inside(HomePath.expand(Path.of(parent.isEmpty() ? "." : parent)), beginning, wanted).stream()
                    .map(name -> candidate.apply(parent + name))
                    .toList();
        } catch (InvalidPathException | IOException | UncheckedIOException | DirectoryIteratorException e) {
            return List.of(); // what cannot be read has nothing to offer
        }
    }

    private static List<String> inside(Path folder, String beginning, DirectoryStream.Filter<Path> wanted)
            throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> children = Files.newDirectoryStream(folder, wanted)) {
            for (Path child : children) {
                String name = String.valueOf(child.getFileName());
                if (name.startsWith(beginning) && (!name.startsWith(".") || beginning.startsWith("."))) {
                    names.add(name);
                }
            }
        }
        names.sort(Comparator.naturalOrder());
        return names;
    }

    private static Candidate candidate(String path, int start) {
        boolean checkpoint = Files.exists(HomePath.expand(Path.of(path)).resolve("config.json"));
        String text = checkpoint ? path : path + "/";
        return new Candidate(text, start, checkpoint ? "checkpoint" : "", checkpoint);
    }
}
