package dev.glmsh.shell.output;

import static java.util.Objects.requireNonNull;

/** Carries a {@link Failure} that was reported in full to where the line ends. */
public final class FailureException extends RuntimeException {
    private final transient Failure failure;

    /** Carries it. */
    public FailureException(Failure failure) {
        super(requireNonNull(failure, "failure is null").line(), failure.cause().orElse(null));
        this.failure = failure;
    }

    /** What was reported. */
    public Failure failure() {
        return failure;
    }
}
