package dev.glmsh.kernel.spec;

import dev.glmsh.GlmshException;
import java.nio.file.Path;
import java.util.Optional;

/** The script that has started this process. */
final class Launcher {
    private Launcher() {}

    /**
     * Where it lies.
     *
     * @throws GlmshException if something else has started the process
     */
    static Path path() {
        return Optional.ofNullable(System.getProperty("glmsh.launcher"))
                .map(Path::of)
                .orElseThrow(() -> new GlmshException("the launcher is not known", "run ./glmsh install-kernel"));
    }
}
