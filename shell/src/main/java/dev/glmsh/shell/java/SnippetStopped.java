package dev.glmsh.shell.java;

/** Thrown in the thread of a snippet that the user wants to end; an error, so that few catch it. */
final class SnippetStopped extends Error {
    private static final long serialVersionUID = 1L;

    SnippetStopped() {
        super("stopped by the user", null, false, false);
    }
}
