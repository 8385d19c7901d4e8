package dev.glmsh.shell.java;

/** Whether what was typed so far can be run. */
public enum Completeness {
    /** Runs as it stands, perhaps with a semicolon that the evaluator adds. */
    COMPLETE,
    /** More lines are needed: a bracket, a text block or a comment is open, or a statement lacks its end. */
    INCOMPLETE,
    /** No further line can make it valid; running it tells why. */
    INVALID
}
