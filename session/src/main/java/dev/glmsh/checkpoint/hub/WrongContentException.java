package dev.glmsh.checkpoint.hub;

import java.io.IOException;

/** The server sends something else than the hub listed. The message says what, and asking again gives no more. */
final class WrongContentException extends IOException {
    WrongContentException(String message) {
        super(message);
    }
}
