package dev.glmsh.checkpoint.hub;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Takes an answer's bytes as they come. */
@FunctionalInterface
interface BodySink {
    /** Takes all that the buffer holds. */
    void accept(ByteBuffer bytes) throws IOException;
}
