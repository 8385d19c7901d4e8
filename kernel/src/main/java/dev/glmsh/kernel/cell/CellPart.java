package dev.glmsh.kernel.cell;

import static java.util.Objects.requireNonNull;

/**
 * A part of a cell that is evaluated at once: a command, or everything up to the next one.
 *
 * @param text without the line break at its end; a command begins with its colon
 * @param line of the cell with which it begins, from 1
 * @param command whether it is a command
 */
record CellPart(String text, int line, boolean command) {
    CellPart {
        requireNonNull(text, "text is null");
    }

    /** The text with its lines where they are in the cell, so that errors name these. */
    String inPlace() {
        return "\n".repeat(line - 1) + text;
    }
}
