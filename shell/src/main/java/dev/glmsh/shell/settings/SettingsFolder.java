package dev.glmsh.shell.settings;

import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The folder for what users configure, where each operating system expects it. Nothing is made or read here. */
public final class SettingsFolder {
    private SettingsFolder() {}

    /** This user's folder on this machine. */
    public static Path ofUser() {
        return of(System.getProperty("os.name"), Path.of(System.getProperty("user.home")), System::getenv);
    }

    /**
     * The folder by the XDG base directory specification 0.8, Apple's File System Programming Guide and Windows's known
     * folders. A relative variable is ignored, as XDG asks.
     */
    static Path of(String os, Path home, UnaryOperator<@Nullable String> environment) {
        if (os.startsWith("Windows")) {
            return from(environment.apply("APPDATA"), home.resolve("AppData/Roaming"));
        }
        if (os.startsWith("Mac")) {
            return home.resolve("Library/Application Support/glmsh");
        }
        return from(environment.apply("XDG_CONFIG_HOME"), home.resolve(".config"));
    }

    private static Path from(@Nullable String variable, Path otherwise) {
        boolean usable = variable != null && Path.of(variable).isAbsolute();
        return (usable ? Path.of(variable) : otherwise).resolve("glmsh");
    }
}
