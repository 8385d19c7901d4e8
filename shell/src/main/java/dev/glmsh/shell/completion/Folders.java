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

/** Completes folders: a checkpoint is one. */
final class Folders {
    private Folders() {}

    static List<Candidate> complete(String word, int start) {
        String typed = word.startsWith("\"") ? word.substring(1) : word;
        int slash = Math.max(typed.lastIndexOf('/'), typed.lastIndexOf(File.separatorChar));
        String parent = typed.substring(0, slash + 1);
        String beginning = typed.substring(slash + 1);
        try {
            return inside(HomePath.expand(Path.of(parent.isEmpty() ? "." : parent)), beginning).stream()
                    .map(name -> candidate(parent + name, start))
                    .toList();
        } catch (InvalidPathException | IOException | UncheckedIOException | DirectoryIteratorException e) {
            return List.of(); // what cannot be read has nothing to offer
        }
    }

    private static List<String> inside(Path folder, String beginning) throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> children = Files.newDirectoryStream(folder, Files::isDirectory)) {
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
