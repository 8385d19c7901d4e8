package dev.glmsh;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * Something the user asked for cannot be done. The message is one line: what is wrong, naming the thing, then what to
 * do next. Front ends print the message alone; the stack trace is for {@code --verbose}.
 *
 * <pre>{@code
 * throw new GlmshException("model.safetensors is 12 bytes long but its header claims 4096", "download the shard again");
 * }</pre>
 */
public class GlmshException extends RuntimeException {
    private final String problem;
    private final String nextStep;

    /** An error with no underlying cause. */
    public GlmshException(String problem, String nextStep) {
        this(problem, nextStep, null);
    }

    /** An error that a lower layer reported. */
    public GlmshException(String problem, String nextStep, @Nullable Throwable cause) {
        super(requireNonNull(problem, "problem is null") + "; " + requireNonNull(nextStep, "nextStep is null"), cause);
        this.problem = problem;
        this.nextStep = nextStep;
    }

    /** What is wrong, naming the file, option or value. */
    public String problem() {
        return problem;
    }

    /** What the user can do about it. */
    public String nextStep() {
        return nextStep;
    }
}
