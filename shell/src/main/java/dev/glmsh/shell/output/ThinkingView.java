package dev.glmsh.shell.output;

import java.util.Locale;

/** What a reader sees of a model's thinking. */
public enum ThinkingView {
    /** All of it, set off from the answer. */
    SHOW,
    /** One line that says how long it took. */
    FOLD,
    /** Nothing. */
    HIDE;

    /** As the command line spells it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
