package dev.glmsh.kernel.spec;

import dev.glmsh.GlmshException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Where a kernelspec lies, as options say it. */
final class Place {
    @ArgGroup
    Choice choice = new Choice();

    @Option(names = "--name", paramLabel = "N", description = "The kernel's name for Jupyter; glmsh if absent.")
    String name = "glmsh";

    /** One of them. */
    static final class Choice {
        @Option(names = "--user", description = "For you, in your home; so if nothing is said.")
        boolean user;

        @Option(names = "--sys-prefix", description = "In the virtual or conda environment that is active.")
        boolean sysPrefix;

        @Option(names = "--prefix", paramLabel = "P", description = "In P/share/jupyter/kernels.")
        @Nullable
        Path prefix;
    }

    /**
     * The kernelspec's folder, which need not exist.
     *
     * @throws GlmshException if the name cannot be a kernel's, or no environment is active
     */
    Path folder(DataFolders folders) {
        if (!name.matches("[A-Za-z0-9._-]+")) {
            throw new GlmshException(
                    "a kernel cannot be named " + name, "use letters, digits, dots, hyphens and underscores");
        }
        return root(folders).resolve("kernels").resolve(name);
    }

    private Path root(DataFolders folders) {
        if (choice.prefix != null) {
            return choice.prefix.toAbsolutePath().resolve("share/jupyter");
        }
        return choice.sysPrefix
                ? folders.environment()
                        .orElseThrow(() -> new GlmshException(
                                "no virtual or conda environment is active", "activate one, or use --prefix PATH"))
                : folders.user();
    }
}
