package dev.glmsh.kernel.spec;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Jupyter's data folders, as jupyter_core 5 finds them.
 *
 * @param os as Java calls it
 * @param home the user's home
 * @param variables of the environment; null for those that are not set
 */
record DataFolders(String os, Path home, UnaryOperator<@Nullable String> variables) {
    /** Those of this process. */
    static DataFolders ofProcess() {
        return new DataFolders(
                System.getProperty("os.name"), Path.of(System.getProperty("user.home")), name -> System.getenv(name));
    }

    /** The user's own. */
    Path user() {
        if (variable("JUPYTER_DATA_DIR").isPresent()) {
            return variable("JUPYTER_DATA_DIR").get();
        }
        if (os.startsWith("Windows")) {
            return variable("APPDATA").orElse(home.resolve("AppData/Roaming")).resolve("jupyter");
        }
        return os.startsWith("Mac")
                ? home.resolve("Library/Jupyter")
                : variable("XDG_DATA_HOME").orElse(home.resolve(".local/share")).resolve("jupyter");
    }

    /** That of the active virtual or conda environment, if one is active. */
    Optional<Path> environment() {
        return variable("VIRTUAL_ENV")
                .or(() -> variable("CONDA_PREFIX"))
                .map(prefix -> prefix.resolve("share/jupyter"));
    }

    /** All in which Jupyter looks, the first that has a kernel of a name counts. */
    List<Path> all() {
        Stream<Path> path = Optional.ofNullable(variables.apply("JUPYTER_PATH")).stream()
                .flatMap(value -> Stream.of(value.split(File.pathSeparator)))
                .filter(entry -> !entry.isBlank())
                .map(Path::of);
        Stream<Path> system = os.startsWith("Windows")
                ? variable("PROGRAMDATA").map(data -> data.resolve("jupyter")).stream()
                : Stream.of(Path.of("/usr/local/share/jupyter"), Path.of("/usr/share/jupyter"));
        return Stream.of(path, Stream.of(user()), environment().stream(), system)
                .flatMap(folders -> folders)
                .distinct()
                .toList();
    }

    private Optional<Path> variable(String name) {
        return Optional.ofNullable(variables.apply(name))
                .filter(value -> !value.isBlank())
                .map(Path::of);
    }
}
