package dev.glmsh.template;

import java.util.List;

/**
 * What a template gave.
 *
 * @param text the rendered text
 * @param generated where the contents of the {@code {% generation %}} blocks stand in it, in order: what an assistant
 *     said, as training wants to know. Blocks inside macros or {@code {% set %}} blocks have no place of their own
 *     and are not listed
 */
public record Rendering(String text, List<Span> generated) {
    /** Keeps an unmodifiable copy. */
    public Rendering {
        generated = List.copyOf(generated);
    }

    /**
     * A part of the text.
     *
     * @param start index of its first {@code char}
     * @param end index after its last {@code char}
     */
    public record Span(int start, int end) {}
}
