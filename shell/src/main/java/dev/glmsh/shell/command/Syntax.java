package dev.glmsh.shell.command;

/** How the part of a line after the command's name is read. */
public enum Syntax {
    /** Words and options, as {@link Words} splits them; {@code >} or {@code |} at the beginning of a word redirects. */
    WORDS,
    /** Free text for a model, by the rules of {@link TextArguments}. */
    TEXT,
    /** Java, by the rules of {@link JavaArguments}. */
    JAVA,
    /** One argument that is all of the rest, redirections included. */
    LINE
}
