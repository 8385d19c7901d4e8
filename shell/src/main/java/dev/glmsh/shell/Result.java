package dev.glmsh.shell;

import static java.util.Objects.requireNonNull;

import dev.glmsh.session.DoesNotFitException;
import dev.glmsh.shell.output.Failure;
import dev.glmsh.shell.output.Look;
import dev.glmsh.shell.output.Value;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a line gave.
 *
 * @param values to show, in order; a line of several Java snippets may have several, and some before a failure
 * @param failure why the line did not get to its end
 * @param look how the values are to be shown, by the settings and the line
 */
public record Result(List<Value> values, Optional<Failure> failure, Look look) {
    /** Copies the list. */
    public Result {
        values = List.copyOf(values);
        requireNonNull(failure, "failure is null");
        requireNonNull(look, "look is null");
    }

    /** The look that a line without a say in it has. */
    public Result(List<Value> values, Optional<Failure> failure) {
        this(values, failure, Look.STANDARD);
    }

    /** A line that went well. */
    static Result of(Optional<Value> value) {
        return new Result(value.stream().toList(), Optional.empty());
    }

    /** The same, shown in another way. */
    Result with(Look other) {
        return new Result(values, failure, other);
    }

    /** A line that failed after it gave some values, with the table that explains the failure if there is one. */
    static Result failed(List<Value> values, Failure failure) {
        Stream<Value> explanation = failure.cause().stream()
                .flatMap(cause -> cause instanceof DoesNotFitException refused
                        ? Stream.of(new Value.Tabular(refused.table()))
                        : Stream.empty());
        return new Result(Stream.concat(values.stream(), explanation).toList(), Optional.of(failure));
    }
}
