package dev.glmsh.kernel.cell;

import dev.glmsh.shell.java.Completeness;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes a cell apart: a line that begins with a colon, or with a percent sign and a letter, is a command, unless the Java
 * above it is not finished; the lines between are Java, or a message in chat mode.
 */
final class CellText {
    private static final Pattern COMMAND = Pattern.compile("\\s*(?::|%(?=[a-zA-Z])).*");

    private static final Pattern LOAD = Pattern.compile("%load\\s+(\\S+\\.(?:jsh|java))");

    private final Function<String, Completeness> completeness;
    private final List<CellPart> parts = new ArrayList<>();
    private final List<String> pending = new ArrayList<>();
    private int start = 1;

    private CellText(Function<String, Completeness> completeness) {
        this.completeness = completeness;
    }

    /** The parts in order; blank ones are left out. */
    static List<CellPart> parts(String cell, Function<String, Completeness> completeness) {
        CellText text = new CellText(completeness);
        String[] lines = cell.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            text.add(lines[i], i + 1);
        }
        text.flush(lines.length + 1);
        return text.parts;
    }

    private void add(String line, int number) {
        if (COMMAND.matcher(line).matches() && !goesOn(line)) {
            flush(number + 1);
            parts.add(new CellPart(command(line.strip()), number, true));
        } else {
            pending.add(line);
        }
    }

    private static String command(String line) {
        if (!line.startsWith("%")) {
            return line;
        }
        Matcher load = LOAD.matcher(line);
        return load.matches() ? ":open " + load.group(1) : ":" + line.substring(1);
    }

    /** Whether the line belongs to the Java above it: to a text block, or to half a conditional expression. */
    private boolean goesOn(String line) {
        String above = String.join("\n", pending);
        if (above.isBlank()) {
            return false;
        }
        boolean colon = line.strip().startsWith(":");
        return completeness.apply(above) == Completeness.INCOMPLETE
                || (colon && completeness.apply(above + "\n" + line) != Completeness.INVALID);
    }

    private void flush(int next) {
        String text = String.join("\n", pending);
        if (!text.isBlank()) {
            parts.add(new CellPart(text, start, false));
        }
        pending.clear();
        start = next;
    }
}
