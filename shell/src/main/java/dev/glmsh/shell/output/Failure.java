package dev.glmsh.shell.output;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Why an input line failed.
 *
 * @param line one line for the user: what is wrong, naming it, and where
 * @param cause what was thrown, for {@code --verbose}; empty where there is nothing behind the line, as for a typing error
 * @param details lines below it for a person at a prompt: the place in the source with a mark, frames of the user's own
 */
public record Failure(String line, Optional<Throwable> cause, List<String> details) {
    /** Keeps the line a line: breaks in it become blanks. */
    public Failure {
        line = requireNonNull(line, "line is null").strip().replaceAll("\\s*\\R\\s*", " ");
        requireNonNull(cause, "cause is null");
        details = List.copyOf(details);
    }

    /** A failure without details. */
    public Failure(String line, Optional<Throwable> cause) {
        this(line, cause, List.of());
    }

    /** The same with lines below it. */
    public Failure with(List<String> lines) {
        return new Failure(line, cause, lines);
    }

    /** A failure that the line explains wholly. */
    public static Failure of(String line) {
        return new Failure(line, Optional.empty());
    }

    /** A failure with something to see behind it. */
    public static Failure of(String line, Throwable cause) {
        return new Failure(line, Optional.of(cause));
    }

    /** What a throwable says; its class where it says nothing. */
    public static Failure of(Throwable cause) {
        return of(Objects.requireNonNullElse(cause.getMessage(), cause.toString()), cause);
    }
}
