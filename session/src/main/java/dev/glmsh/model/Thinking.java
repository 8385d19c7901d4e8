package dev.glmsh.model;

import static java.util.Objects.requireNonNull;

/**
 * What a model wrote between {@code <think>} and {@code </think>} before its answer.
 *
 * @param text the thinking, without the marks and the white space beside them
 * @param tokens how many tokens it took
 * @param ms from its first token to its last, in milliseconds
 * @param finished whether the model closed it; false where the text ended inside
 */
public record Thinking(String text, int tokens, double ms, boolean finished) {
    /** Checks that nothing is missing. */
    public Thinking {
        requireNonNull(text, "text is null");
    }
}
