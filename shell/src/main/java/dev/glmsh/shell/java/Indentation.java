package dev.glmsh.shell.java;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How far the next line of unfinished Java is to be indented: four more than the line with the innermost open brace,
 * eight more than one with an open round or square bracket, and further where a statement has not ended. Text blocks,
 * comments and literals count for nothing.
 *
 * <pre>{@code
 * Indentation.after("int x = 1 +");       // 8
 * }</pre>
 */
public final class Indentation {
    private static final int BLOCK = 4;
    private static final int CONTINUATION = 8;

    private final String text;
    private final Deque<Integer> open = new ArrayDeque<>();
    private int at;
    private int lastCode = -1;
    private boolean inText;

    private Indentation(String text) {
        this.text = text;
    }

    /** The number of spaces with which the line after {@code soFar} begins. */
    public static int after(String soFar) {
        return new Indentation(soFar).spaces();
    }

    private int spaces() {
        while (at < text.length()) {
            step();
        }
        int line = lineOf(text.length());
        if (inText) {
            return widthAt(line);
        }
        int base = open.isEmpty() ? 0 : widthAt(lineOf(open.peek())) + (inBraces() ? BLOCK : CONTINUATION);
        return lastCode >= 0 && inBraces() && !endsStatement(line) ? base + continuation() : base;
    }

    /** Whether statements stand here: on the top level and directly in braces. */
    private boolean inBraces() {
        return open.isEmpty() || text.charAt(open.peek()) == '{';
    }

    private boolean endsStatement(int line) {
        boolean annotation = text.startsWith("@", line + widthAt(line));
        return annotation || ";{},:".indexOf(text.charAt(lastCode)) >= 0;
    }

    /** A condition or header waits for its one statement, anything else goes on as an expression. */
    private int continuation() {
        return text.charAt(lastCode) == ')' || text.startsWith("else", lastCode - 3) ? BLOCK : CONTINUATION;
    }

    private void step() {
        if (text.startsWith("//", at)) {
            at = endOr(text.indexOf('\n', at));
        } else if (text.startsWith("/*", at)) {
            skipTo("*/", 2);
        } else if (text.startsWith("\"\"\"", at)) {
            skipTo("\"\"\"", 3);
        } else if (text.charAt(at) == '"' || text.charAt(at) == '\'') {
            skipLiteral(text.charAt(at));
        } else {
            bracket(text.charAt(at));
            lastCode = Character.isWhitespace(text.charAt(at)) ? lastCode : at;
            at++;
        }
    }

    private void bracket(char c) {
        if (c == '{' || c == '(' || c == '[') {
            open.push(at);
        } else if ((c == '}' || c == ')' || c == ']') && !open.isEmpty()) {
            open.pop();
        }
    }

    private void skipTo(String end, int length) {
        int found = text.indexOf(end, at + length);
        inText = found < 0;
        lastCode = length == 3 && found >= 0 ? found : lastCode;
        at = found < 0 ? text.length() : found + end.length();
    }

    private void skipLiteral(char quote) {
        at++;
        while (at < text.length() && text.charAt(at) != quote && text.charAt(at) != '\n') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        lastCode = Math.min(at, text.length() - 1);
        at++;
    }

    private int endOr(int found) {
        return found < 0 ? text.length() : found;
    }

    /** Where the line begins that holds a position. */
    private int lineOf(int position) {
        return text.lastIndexOf('\n', position - 1) + 1;
    }

    private int widthAt(int lineStart) {
        int end = lineStart;
        while (end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
            end++;
        }
        return end - lineStart;
    }
}
