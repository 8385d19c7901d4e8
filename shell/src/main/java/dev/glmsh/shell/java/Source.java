package dev.glmsh.shell.java;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Java to evaluate.
 *
 * <pre>{@code
 * Source.typed("int x = 6 * 7");                 // x ==> 42
 * Source.ofCell("int x = 6 * 7", "Cell In[3]");  // nothing: only a last expression has a value there
 * }</pre>
 *
 * @param text one or more snippets
 * @param cell what traces call it, if it is a notebook's cell: only its last snippet then gives a value, if it is an
 *     expression, and declarations are not told of
 */
public record Source(String text, Optional<String> cell) {
    /** Checks that nothing is missing. */
    public Source {
        requireNonNull(text, "text is null");
        requireNonNull(cell, "cell is null");
    }

    /** What was typed at a prompt. */
    public static Source typed(String text) {
        return new Source(text, Optional.empty());
    }

    /** A cell, or a part of one that begins with blank lines for what stands before it. */
    public static Source ofCell(String text, String name) {
        return new Source(text, Optional.of(name));
    }

    boolean isCell() {
        return cell.isPresent();
    }
}
