package dev.glmsh.shell.output;

import static java.util.Objects.requireNonNull;

/**
 * How a front end shows what a model writes.
 *
 * @param think what is seen of its thinking
 * @param plain whether the text is shown as it comes, its Markdown not rendered
 */
public record Display(ThinkingView think, boolean plain) {
    /** Checks that nothing is missing. */
    public Display {
        requireNonNull(think, "think is null");
    }

    /** Thinking and Markdown are shown. */
    public static Display defaults() {
        return new Display(ThinkingView.SHOW, false);
    }
}
