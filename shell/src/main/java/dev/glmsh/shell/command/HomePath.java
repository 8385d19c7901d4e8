package dev.glmsh.shell.command;

import java.nio.file.Path;

/** Paths as people type them. */
public final class HomePath {
    private HomePath() {}

    /** The path with a leading {@code ~} replaced by the user's home folder. */
    public static Path expand(Path path) {
        return path.startsWith("~")
                ? Path.of(System.getProperty("user.home")).resolve(Path.of("~").relativize(path))
                : path;
    }

    /** The same for what may be a path or a name on the hub; a name is left as it is. */
    static String expand(String text) {
        return text.startsWith("~") ? expand(Path.of(text)).toString() : text;
    }
}
