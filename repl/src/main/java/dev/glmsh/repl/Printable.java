package dev.glmsh.repl;

/** Makes text from outside safe for a terminal. */
final class Printable {
    private static final char PICTURES = '\u2400';

    private Printable() {}

    /**
     * The text with control characters, which could move the cursor or rename the window, replaced by their pictures.
     * Line breaks and tabs stay.
     */
    static String of(String text) {
        StringBuilder result = new StringBuilder(text.length());
        text.chars().forEach(c -> result.append(picture((char) c)));
        return result.toString();
    }

    private static char picture(char c) {
        if (c == '\n' || c == '\t' || (c >= ' ' && c < 0x7f) || c > 0x9f) {
            return c;
        }
        return c < ' ' ? (char) (PICTURES + c) : '\ufffd';
    }
}
