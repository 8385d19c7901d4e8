package dev.glmsh.shell.java;

import static java.util.Objects.requireNonNull;

import dev.glmsh.shell.output.Failure;
import dev.glmsh.shell.output.Value;
import java.util.List;
import java.util.Optional;

/**
 * What a piece of Java source gave. One line may hold several snippets; the values of those before a failing one count.
 *
 * @param values in the order of the snippets; those that give nothing, such as an import, have none
 * @param failure why evaluation stopped before the end
 */
public record Evaluation(List<Value> values, Optional<Failure> failure) {
    /** Copies the list. */
    public Evaluation {
        values = List.copyOf(values);
        requireNonNull(failure, "failure is null");
    }
}
