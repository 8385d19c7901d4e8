package dev.glmsh.repl;

/** Makes text from outside safe for a terminal. */
final class Printable {
    private static final char PICTURES = '\u2400';

    private Printable() {}

    /**
     * The text with control characters, which could move the cursor or rename the window, replaced by their pictures.
     * Line breaks and tabs stay, and so does a carriage return before a line break.
     */
    static String of(String text) {
        StringBuilder result = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            boolean breaks = text.startsWith("\r\n", i);
            result.append(breaks ? '\r' : picture(text.charAt(i)));
        }
        return result.toString();
    }

    private static char picture(char c) {
        if (c == '\n' || c == '\t' || (c >= ' ' && c < 0x7f) || c > 0x9f) {
            return c;
        }
        return c < ' ' ? (char) (PICTURES + c) : '\ufffd';
    }
}
