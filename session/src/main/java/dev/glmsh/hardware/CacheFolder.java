package dev.glmsh.hardware;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The folder for what can be made again, where each operating system expects it. */
public final class CacheFolder {
    private CacheFolder() {}

    /** This user's folder on this machine, made if need be; empty if it cannot be. */
    public static Optional<Path> open() {
        Path folder = of(
                System.getProperty("os.name"), Path.of(System.getProperty("user.home")), name -> System.getenv(name));
        try {
            return Optional.of(Files.createDirectories(folder));
        } catch (IOException e) {
            return Optional.empty(); // a read-only home costs speed, not the program
        }
    }

    /** By the same sources as {@link StateFolder}. */
    static Path of(String os, Path home, UnaryOperator<String> environment) {
        if (os.startsWith("Windows")) {
            return StateFolder.from(environment.apply("LOCALAPPDATA"), home.resolve("AppData/Local"))
                    .resolve("cache");
        }
        if (os.startsWith("Mac")) {
            return home.resolve("Library/Caches/glmsh");
        }
        return StateFolder.from(environment.apply("XDG_CACHE_HOME"), home.resolve(".cache"));
    }
}
