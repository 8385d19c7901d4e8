package dev.glmsh.shell.command;

import dev.glmsh.GlmshException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Jars and folders as a user names them, wildcards included. */
final class ClassPathEntries {
    private ClassPathEntries() {}

    /**
     * The absolute paths that the text names; {@code lib/*} means the jars in lib, as for the java command.
     *
     * @throws GlmshException if it names nothing that can be on a class path
     */
    static List<Path> of(String text) {
        int slash = Math.max(text.lastIndexOf('/'), text.lastIndexOf('\\'));
        String last = text.substring(slash + 1);
        if (last.matches(".*[*?].*")) {
            Path folder = RedirectionSyntax.path(slash < 0 ? "." : text.substring(0, slash + 1));
            return jars(folder, last.endsWith(".jar") ? last : last + ".jar", text);
        }
        Path path = RedirectionSyntax.path(text);
        if (!Files.exists(path)) {
            throw new GlmshException(
                    "there is no " + text,
                    NearPath.of(path).map(near -> "did you mean " + near + "?").orElse("check its name"));
        }
        if (!Files.isDirectory(path) && !text.endsWith(".jar") && !text.endsWith(".zip")) {
            throw new GlmshException(text + " is neither a jar nor a folder", "name one of those");
        }
        return List.of(path.toAbsolutePath().normalize());
    }

    private static List<Path> jars(Path folder, String glob, String text) {
        List<Path> jars = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, glob)) {
            found.forEach(jar -> jars.add(jar.toAbsolutePath().normalize()));
        } catch (IOException e) {
            throw new GlmshException("there is no folder " + folder, "check its name", e);
        }
        if (jars.isEmpty()) {
            throw new GlmshException(text + " names no jars", "check the folder");
        }
        jars.sort(Comparator.naturalOrder());
        return jars;
    }
}
