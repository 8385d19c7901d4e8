package dev.glmsh.checkpoint.hub;

import java.io.IOException;

/** Decides by an answer's head where its body goes. */
@FunctionalInterface
interface Receiver {
    /** The body's sink; an {@link IOException} says that this is not an answer to what was asked. */
    BodySink receive(Answer head) throws IOException;
}
