package dev.glmsh.shell.java;

/** Knows the frames of compiled snippets: JShell puts their classes into a package of its own. */
final class SnippetFrames {
    private SnippetFrames() {}

    /** Whether a frame of a thread's stack is the user's. */
    static boolean isSnippet(StackTraceElement frame) {
        return frame.getClassName().startsWith("REPL.");
    }
}
