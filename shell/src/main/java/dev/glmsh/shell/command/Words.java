package dev.glmsh.shell.command;

import dev.glmsh.GlmshException;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits what follows a command's name into words at white space. A word in quotation marks is a JSON string, so it may
 * hold blanks and escapes such as {@code \n} and {@code \u4e2d}; so may an option's value: {@code --stop="\n\n"}. Outside
 * quotation marks a backslash is itself, as Windows paths need.
 */
final class Words {
    private final String line;

    private Words(String line) {
        this.line = line;
    }

    /** All words of the line. */
    static List<Word> of(String line) {
        List<Word> words = new ArrayList<>();
        int at = skipBlanks(line, 0);
        while (at < line.length()) {
            Word word = next(line, at);
            words.add(word);
            at = skipBlanks(line, word.end());
        }
        return words;
    }

    /** The word that begins at a position where one does. */
    static Word next(String line, int start) {
        return new Words(line).read(start);
    }

    /** The first position from {@code at} on that is no white space. */
    static int skipBlanks(String line, int at) {
        int position = at;
        while (position < line.length() && Character.isWhitespace(line.charAt(position))) {
            position++;
        }
        return position;
    }

    private Word read(int start) {
        if (line.charAt(start) == '"') {
            int end = Quotation.end(line, start) + 1;
            if (end < line.length() && !Character.isWhitespace(line.charAt(end))) {
                throw new GlmshException(
                        "'" + line.charAt(end) + "' follows a closing quotation mark",
                        "put a blank between, or \\\" for a quotation mark inside");
            }
            return new Word(Quotation.parse(line.substring(start, end)), true, start, end);
        }
        int end = start;
        while (end < line.length() && !Character.isWhitespace(line.charAt(end))) {
            if (line.startsWith("=\"", end) && line.startsWith("--", start)) {
                int close = Quotation.end(line, end + 1) + 1;
                return new Word(
                        line.substring(start, end + 1) + Quotation.parse(line.substring(end + 1, close)),
                        false,
                        start,
                        close);
            }
            end++;
        }
        return new Word(line.substring(start, end), false, start, end);
    }
}
