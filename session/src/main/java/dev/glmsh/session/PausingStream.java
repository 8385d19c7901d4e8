package dev.glmsh.session;

import dev.glmsh.model.TextStream;
import dev.glmsh.model.Thinking;

/**
 * Hands a generation's text on, and lets others have a look between two tokens.
 *
 * @param pause called on the thread that generates
 */
record PausingStream(TextStream stream, Runnable pause) implements TextStream {
    @Override
    public void text(String piece) {
        stream.text(piece);
        pause.run();
    }

    @Override
    public void thinking(String piece) {
        stream.thinking(piece);
    }

    @Override
    public void thought(Thinking thinking) {
        stream.thought(thinking);
    }

    @Override
    public void answer(String piece) {
        stream.answer(piece);
    }
}
