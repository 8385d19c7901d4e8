package dev.glmsh.repl.markdown;

import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** Styled text as tests write it down. */
public final class StyledText {
    private StyledText() {}

    /** The text with runs of a style as {@code {letters:text}}. */
    public static String of(AttributedStringBuilder text) {
        StringBuilder result = new StringBuilder();
        String open = "";
        for (int i = 0; i < text.length(); i++) {
            String style = text.charAt(i) == '\n' || text.charAt(i) == '\r' ? "" : letters(text.styleAt(i));
            if (!style.equals(open)) {
                result.append(open.isEmpty() ? "" : "}").append(style.isEmpty() ? "" : "{" + style + ":");
                open = style;
            }
            result.append(text.charAt(i));
        }
        return result.append(open.isEmpty() ? "" : "}").toString();
    }

    private static String letters(AttributedStyle style) {
        String ansi = ";" + style.toAnsi() + ";";
        StringBuilder letters = new StringBuilder();
        String[][] known = {
            {";1;", "b"},
            {";2;", "f"},
            {";3;", "i"},
            {";4;", "u"},
            {";9;", "x"},
            {";36;", "c"},
            {";33;", "y"},
            {";32;", "g"},
            {";90;", "k"},
            {";95;", "m"},
            {";93;", "w"}
        };
        for (String[] pair : known) {
            if (ansi.contains(pair[0])) {
                letters.append(pair[1]);
            }
        }
        return letters.toString();
    }
}
