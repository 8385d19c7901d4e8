package dev.glmsh.model;

/**
 * Receives what a model writes as it grows, never part of a character, on the thread that generates. A lambda receives
 * the whole text; who tells thinking from answer overrides the other methods, which receive the same text once more
 * without the marks around its parts.
 *
 * <pre>{@code
 * session.generate("Name three rivers.", options, System.out::print, new Cancellation());
 * }</pre>
 */
@FunctionalInterface
public interface TextStream {
    /** Drops everything. */
    TextStream NONE = piece -> {};

    /** The next piece of the text, marks such as {@code <think>} included. */
    void text(String piece);

    /** The next piece of what the model thinks before it answers. */
    default void thinking(String piece) {}

    /** The thinking is over, or the text ended inside it. */
    default void thought(Thinking thinking) {}

    /** The next piece of the answer; of a model that does not think, of the text. */
    default void answer(String piece) {}
}
