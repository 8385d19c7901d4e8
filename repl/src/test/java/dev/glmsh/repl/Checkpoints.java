package dev.glmsh.repl;

import java.nio.file.Path;

/** Checkpoints of this repository, as seen from a module's folder, where tests run. */
final class Checkpoints {
    /** The small model that glmsh greets with. */
    static final Path DEMO = Path.of("..", "demo", "glm4-demo").toAbsolutePath().normalize();

    private Checkpoints() {}

    /** A tiny random checkpoint of the reference data. */
    static Path reference(String name) {
        return Path.of("..", "session", "src", "test", "resources", "checkpoints", name)
                .toAbsolutePath()
                .normalize();
    }
}
