package dev.glmsh.shell.java;

import jdk.jshell.Snippet;

/** Numbers snippets as jshell does: {@code s1} for those of the start, {@code 1} for the user's, {@code e1} for wrong ones. */
final class SnippetIds {
    private boolean starting = true;
    private int ofStart;
    private int ofUser;
    private int ofErrors;

    /** From now on snippets are the user's. */
    void started() {
        starting = false;
    }

    /** The next id. */
    String next(Snippet snippet, int counted) {
        if (snippet.kind() == Snippet.Kind.ERRONEOUS) {
            return "e" + ++ofErrors;
        }
        return starting ? "s" + ++ofStart : Integer.toString(++ofUser);
    }
}
