package dev.glmsh.shell.redirect;

import static java.util.Objects.requireNonNull;

import dev.glmsh.Cancellation;
import dev.glmsh.GlmshException;
import dev.glmsh.shell.output.Format;
import dev.glmsh.shell.output.Look;
import dev.glmsh.shell.output.Output;
import dev.glmsh.shell.output.Value;
import java.io.IOException;
import java.util.Optional;

/**
 * A command of the user's own shell that reads the text; what it prints is shown as it comes.
 *
 * @param command as it would be typed there
 */
public record ProgramTarget(String command) implements Redirection {
    private static final int NOT_FOUND = 127;

    /** Checks that nothing is missing. */
    public ProgramTarget {
        requireNonNull(command, "command is null");
    }

    @Override
    public Optional<Format> format() {
        return Optional.empty();
    }

    @Override
    public void check() {
        // only the shell knows what the command means
    }

    @Override
    public Optional<Value> send(Value value, Look look, Output output, Cancellation cancellation) {
        String text = look.renderer().render(value);
        int code;
        try (ShellProcess process = ShellProcess.start(command, text.isEmpty() ? "" : text + "\n", output)) {
            code = process.await(cancellation);
        } catch (IOException e) {
            throw new GlmshException(
                    "the shell could not be started: " + e.getMessage(), "set SHELL to one that works", e);
        }
        cancellation.check("'" + command + "'");
        if (code == NOT_FOUND) {
            throw new GlmshException("'" + command + "' was not found", "check the name of the program");
        }
        if (code != 0) {
            throw new GlmshException(
                    "'" + command + "' ended with exit code " + code, "what it printed is above, if it did");
        }
        return Optional.empty();
    }
}
