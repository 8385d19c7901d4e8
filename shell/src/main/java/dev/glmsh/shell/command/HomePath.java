package dev.glmsh.shell.command;

import java.nio.file.Path;

/** Paths as people type them. */
public final class HomePath {
    private HomePath() {}

    /** The text, a path or not, with a leading {@code ~} replaced by the user's home folder. */
    public static String expand(String text) {
        return text.startsWith("~") ? expand(Path.of(text)).toString() : text;
    }

    /** The path with a leading {@code ~} replaced by the user's home folder. */
    public static Path expand(Path path) {
        return path.startsWith("~")
                ? Path.of(System.getProperty("user.home")).resolve(Path.of("~").relativize(path))
                : path;
    }
}
