package dev.glmsh.hardware;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The folder for what is remembered between runs, where each operating system expects it. */
public final class StateFolder {
    private StateFolder() {}

    /** This user's folder on this machine, made if need be; empty if it cannot be. */
    public static Optional<Path> open() {
        Path folder = of(
                System.getProperty("os.name"), Path.of(System.getProperty("user.home")), name -> System.getenv(name));
        try {
            return Optional.of(Files.createDirectories(folder));
        } catch (IOException e) {
            return Optional.empty(); // a read-only home costs the history, not the program
        }
    }

    /**
     * The folder by the XDG base directory specification 0.8, Apple's File System Programming Guide and Windows's known
     * folders.
     */
    static Path of(String os, Path home, UnaryOperator<String> environment) {
        if (os.startsWith("Windows")) {
            return from(environment.apply("LOCALAPPDATA"), home.resolve("AppData/Local"));
        }
        if (os.startsWith("Mac")) {
            return home.resolve("Library/Application Support/glmsh");
        }
        return from(environment.apply("XDG_STATE_HOME"), home.resolve(".local/state"));
    }

    static Path from(String variable, Path otherwise) {
        boolean usable = variable != null && Path.of(variable).isAbsolute();
        return (usable ? Path.of(variable) : otherwise).resolve("glmsh");
    }
}
