package dev.glmsh.session;

import dev.glmsh.model.ForwardingTextStream;
import dev.glmsh.model.TextStream;

/** Hands a generation's text on, and lets others have a look between two tokens. */
final class PausingStream extends ForwardingTextStream {
    private final Runnable pause;

    /** @param pause called on the thread that generates */
    PausingStream(TextStream stream, Runnable pause) {
        super(stream);
        this.pause = pause;
    }

    @Override
    public void text(String piece) {
        super.text(piece);
        pause.run();
    }
}
