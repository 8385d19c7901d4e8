package dev.glmsh.shell.command;

import java.util.function.IntPredicate;

/** Finds where Java ends in a line, knowing no more of Java than its literals, comments and brackets. */
final class JavaText {
    private final String text;
    private int at;
    private int depth;

    private JavaText(String text, int at) {
        this.text = text;
        this.at = at;
    }

    /**
     * The first position after white space, outside literals, comments and brackets, at which {@code ends} holds; the
     * text's length if there is none.
     */
    static int endOfExpression(String text, int start, IntPredicate ends) {
        JavaText java = new JavaText(text, start);
        boolean afterBlank = true;
        while (java.at < text.length()) {
            if (afterBlank && java.depth == 0 && ends.test(java.at)) {
                return java.at;
            }
            afterBlank = Character.isWhitespace(text.charAt(java.at));
            java.step();
        }
        return text.length();
    }

    /** Over one character, or over all of a literal or comment. */
    private void step() {
        if (text.startsWith("\"\"\"", at)) {
            skipTo("\"\"\"", 3);
        } else if (text.startsWith("//", at)) {
            skipTo("\n", 2);
        } else if (text.startsWith("/*", at)) {
            skipTo("*/", 2);
        } else if (text.charAt(at) == '"' || text.charAt(at) == '\'') {
            skipTo(text.substring(at, at + 1), 1);
        } else {
            depth += "([{".indexOf(text.charAt(at)) >= 0 ? 1 : ")]}".indexOf(text.charAt(at)) >= 0 ? -1 : 0;
            at++;
        }
    }

    private void skipTo(String end, int length) {
        at += length;
        while (at < text.length() && !text.startsWith(end, at)) {
            at += text.charAt(at) == '\\' && !end.equals("\n") && !end.equals("*/") ? 2 : 1;
        }
        at = Math.min(text.length(), at + end.length());
    }
}
