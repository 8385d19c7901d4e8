package dev.glmsh.shell.completion;

import static java.util.Objects.requireNonNull;

/**
 * Something that may stand at the cursor.
 *
 * @param text what replaces the line from {@code start} to the cursor; a front end puts quotation marks around one with
 *     blanks
 * @param start where in the line it begins
 * @param description one line that explains it; empty if there is nothing to say
 * @param finished whether the word ends with it, so that a blank may follow; false for a folder that one may enter
 */
public record Candidate(String text, int start, String description, boolean finished) {
    /** Checks that nothing is missing. */
    public Candidate {
        requireNonNull(text, "text is null");
        requireNonNull(description, "description is null");
    }
}
