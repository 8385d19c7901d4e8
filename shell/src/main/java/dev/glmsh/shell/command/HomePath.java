package dev.glmsh.shell.command;

import dev.glmsh.GlmshException;
import dev.glmsh.checkpoint.hub.HubId;
import java.nio.file.Files;
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

    /** What names a model: an id as it is, a folder as {@link #folder} takes it. */
    static String model(String typed) {
        String text = expand(typed);
        return HubId.parse(text).isPresent() ? text : folder(Path.of(text)).toString();
    }
}
