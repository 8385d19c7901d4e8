package dev.glmsh.shell.conversation;

/**
 * What is typed to the model. It ends with the line, unless it begins with three quotation marks, which go on to the
 * next three at a line's end, or the line ends with a backslash. Stateless.
 *
 * <pre>{@code
 * ChatInput.isComplete("\"\"\"\nfirst line");         // false
 * ChatInput.text("first line\\\nsecond line");        // "first line\nsecond line"
 * }</pre>
 */
public final class ChatInput {
    private static final String QUOTES = "\"\"\"";

    private ChatInput() {}

    /** Whether Enter sends the input as it stands. */
    public static boolean isComplete(String input) {
        String text = input.strip();
        return text.startsWith(QUOTES) ? isClosed(text) : !goesOn(input);
    }

    /** What the input says to the model, without the marks that held it together. */
    public static String text(String input) {
        String text = input.strip();
        if (text.startsWith(QUOTES)) {
            String rest = text.substring(QUOTES.length());
            return (isClosed(text) ? rest.substring(0, rest.length() - QUOTES.length()) : rest).strip();
        }
        return joined(text);
    }

    private static boolean isClosed(String text) {
        return text.length() >= 2 * QUOTES.length() && text.endsWith(QUOTES);
    }

    /** A backslash at the end, unless a second one makes it text. */
    private static boolean goesOn(String line) {
        return line.endsWith("\\") && !line.endsWith("\\\\");
    }

    /** Lines that all end with a backslash were typed; anything else was pasted and is taken as it is. */
    private static String joined(String text) {
        String[] lines = text.split("\n", -1);
        StringBuilder result = new StringBuilder();
        for (int i = 0; i < lines.length; i++) {
            boolean last = i == lines.length - 1;
            if (!last && !goesOn(lines[i])) {
                return text;
            }
            boolean marked = lines[i].endsWith("\\");
            result.append(marked ? lines[i].substring(0, lines[i].length() - 1) : lines[i])
                    .append(last ? "" : "\n");
        }
        return result.toString().strip();
    }
}
