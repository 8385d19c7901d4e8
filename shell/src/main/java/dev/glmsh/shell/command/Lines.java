package dev.glmsh.shell.command;

import dev.glmsh.shell.output.Failure;
import java.util.Optional;

/** Evaluates a line as if it were typed, and shows what it gives at once. */
@FunctionalInterface
public interface Lines {
    /**
     * Does what the line says.
     *
     * @return why it failed, if it did
     * @throws dev.glmsh.GlmshException if a command failed
     */
    Optional<Failure> run(String line);
}
