package dev.glmsh.shell.command;

import dev.glmsh.GlmshException;
import java.nio.file.Files;
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

    /**
     * A folder that the user named.
     *
     * @throws GlmshException if it does not exist and one with a similar name does; else its user will say what it lacks
     */
    static Path folder(Path typed) {
        Path folder = expand(typed);
        if (!Files.exists(folder)) {
            NearPath.of(folder).ifPresent(near -> {
                throw new GlmshException("there is no folder " + typed, "did you mean " + near + "?");
            });
        }
        return folder;
    }
}
