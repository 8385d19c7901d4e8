package dev.glmsh.shell.java;

/**
 * A name that may stand at the cursor.
 *
 * @param text the whole word
 * @param start where in the input the word that it replaces begins
 * @param fitsType whether it has the type that the place asks for
 */
public record Suggestion(String text, int start, boolean fitsType) {}
