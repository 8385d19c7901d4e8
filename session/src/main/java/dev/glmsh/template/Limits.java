package dev.glmsh.template;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How much one rendering may take. A template that reaches a limit ends in a {@link TemplateException}, never in an
 * {@link OutOfMemoryError} or a {@link StackOverflowError}.
 *
 * @param steps the work: one step for each node of the template that runs, four for each element put in a collection,
 *     and one for every 16 characters made. So it bounds memory too
 * @param depth how deep calls and expressions may nest while the template runs
 * @param size the characters of the output and of any string, and the elements of any collection with all that is in
 *     them
 * @param time the processor time of the thread that renders
 */
public record Limits(long steps, int depth, int size, Duration time) {
    /** Nesting of expressions, of blocks, and of lists within lists. */
    static final int NESTING = 100;

    /** Characters of a template's source. */
    static final int SOURCE = 1 << 20;

    /** Decimal digits of an integer: what Python allows to be printed. */
    static final int DIGITS = 4300;

    /** Refuses limits that are not positive. */
    public Limits {
        requireNonNull(time, "time is null");
        if (steps < 1 || depth < 1 || size < 1 || time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException("limits must be positive: " + steps + " steps, depth " + depth
                    + ", size " + size + ", time " + time);
        }
    }

    /** Room for prompts of some million characters: 3 million steps, depth 400, 8 Mi characters, 0.75 seconds. */
    public static Limits defaults() {
        return new Limits(3_000_000, 400, 8 << 20, Duration.ofMillis(750));
    }
}
