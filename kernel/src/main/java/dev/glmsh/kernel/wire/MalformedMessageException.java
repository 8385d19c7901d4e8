package dev.glmsh.kernel.wire;

/** Frames that are no message, or that nobody who knows the key has signed. Logged, and nothing else. */
final class MalformedMessageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MalformedMessageException(String problem) {
        super(problem);
    }
}
