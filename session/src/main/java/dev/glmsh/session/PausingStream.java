package dev.glmsh.session;

import static java.util.Objects.requireNonNull;

import dev.glmsh.model.TextStream;
import dev.glmsh.model.Thinking;

/**
 * Hands a generation's text on, and lets others have a look between two tokens.
 *
 * @param target receives the text
 * @param pause called on the thread that generates
 */
record PausingStream(TextStream target, Runnable pause) implements TextStream {
    PausingStream {
        requireNonNull(target, "target is null");
    }

    @Override
    public void text(String piece) {
        target.text(piece);
        pause.run();
    }

    @Override
    public void thinking(String piece) {
        target.thinking(piece);
    }

    @Override
    public void thought(Thinking thinking) {
        target.thought(thinking);
    }

    @Override
    public void answer(String piece) {
        target.answer(piece);
    }
}
