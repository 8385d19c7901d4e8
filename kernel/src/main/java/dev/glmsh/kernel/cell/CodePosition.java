package dev.glmsh.kernel.cell;

import dev.glmsh.shell.java.Completeness;
import java.util.List;
import java.util.function.Function;

/**
 * A place in a cell as the shell wants it: the command or the Java that it is in.
 *
 * @param text of that part
 * @param cursor in it, in chars
 * @param offset of the part in the cell, in chars
 * @param command whether it is a command
 */
public record CodePosition(String text, int cursor, int offset, boolean command) {
    /**
     * Finds it.
     *
     * @param cursor in chars from the beginning of the cell
     */
    public static CodePosition of(String cell, int cursor, Function<String, Completeness> completeness) {
        int lineStart = cell.lastIndexOf('\n', cursor - 1) + 1;
        int lineEnd = cell.indexOf('\n', cursor) < 0 ? cell.length() : cell.indexOf('\n', cursor);
        List<CellPart> before = CellText.parts(cell.substring(0, lineEnd), completeness);
        int lines = 1
                + (int) cell.substring(0, lineStart)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
        CellPart last = before.isEmpty() ? new CellPart("", lines, false) : before.get(before.size() - 1);
        if (last.command()) {
            String line = cell.substring(lineStart, lineEnd);
            return last.line() == lines
                    ? new CodePosition(
                            line.stripLeading().startsWith("%") ? line.replaceFirst("%", ":") : line,
                            cursor - lineStart,
                            lineStart,
                            true)
                    : new CodePosition("", 0, cursor, false);
        }
        int offset = offsetOfLine(cell, last.line());
        return new CodePosition(cell.substring(offset), cursor - offset, offset, false);
    }

    private static int offsetOfLine(String cell, int line) {
        int offset = 0;
        for (int i = 1; i < line; i++) {
            offset = cell.indexOf('\n', offset) + 1;
        }
        return offset;
    }
}
