package dev.glmsh.shell.command;

import static java.util.Objects.requireNonNull;

import dev.glmsh.shell.output.Look;
import dev.glmsh.shell.output.Value;
import java.util.Optional;

/**
 * What a command line gave.
 *
 * @param value to show, if anything
 * @param look how the line wants it shown
 */
public record Answer(Optional<Value> value, Look look) {
    /** Checks that nothing is missing. */
    public Answer {
        requireNonNull(value, "value is null");
        requireNonNull(look, "look is null");
    }
}
