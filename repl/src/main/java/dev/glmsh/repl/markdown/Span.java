package dev.glmsh.repl.markdown;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The next part of a line.
 *
 * @param kind of text
 * @param length how many characters of the line it takes, marks included
 * @param text what it says, which may hold more spans
 * @param target of a link
 */
record Span(Kind kind, int length, String text, String target) {
    enum Kind {
        TEXT,
        EMPHASIS,
        STRONG,
        STRONG_EMPHASIS,
        DELETED,
        CODE,
        LINK
    }

    private static final String MARKS = "`*_~[!\\";
    private static final String ESCAPED = "*_`#~|\\";
    private static final Pattern LINK = Pattern.compile("!?\\[([^\\[\\]]*)]\\(([^()\\s]*)\\)");
    private static final Pattern LINK_BEGUN = Pattern.compile("!|!?\\[[^\\[\\]]*(](\\([^()\\s]*)?)?");

    /**
     * The span at the beginning of a text, or empty if more of the line is needed to tell.
     *
     * @param before the character before the text; 0 at the line's beginning
     * @param whole whether the text goes to the line's end
     */
    static Optional<Span> first(String text, int before, boolean whole) {
        Optional<Span> span = switch (text.charAt(0)) {
            case '`' -> code(text, whole);
            case '*', '_', '~' -> emphasis(text, before, whole);
            case '[', '!' -> link(text, whole);
            case '\\' -> escape(text, whole);
            default -> plain(text);
        };
        return span.isEmpty() && whole ? literal(run(text, 0)) : span;
    }

    /** The mark that the text begins with, as often as it is repeated. */
    static String run(String text, int at) {
        int end = at;
        while (end < text.length() && text.charAt(end) == text.charAt(at)) {
            end++;
        }
        return text.substring(at, end);
    }

    private static Optional<Span> plain(String text) {
        int end = 0;
        while (end < text.length() && MARKS.indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return literal(text.substring(0, end));
    }

    private static Optional<Span> literal(String text) {
        return Optional.of(new Span(Kind.TEXT, text.length(), text, ""));
    }

    private static Optional<Span> code(String text, boolean whole) {
        String mark = run(text, 0);
        int close = closing(text, mark, whole, false);
        if (close < 0) {
            return Optional.empty();
        }
        String inside = text.substring(mark.length(), close);
        boolean padded = inside.startsWith(" ") && inside.endsWith(" ") && !inside.isBlank();
        String code = padded ? inside.substring(1, inside.length() - 1) : inside;
        return Optional.of(new Span(Kind.CODE, close + mark.length(), code, ""));
    }

    private static Optional<Span> emphasis(String text, int before, boolean whole) {
        String mark = run(text, 0);
        int next = mark.length();
        if (next == text.length()) {
            return Optional.empty();
        }
        boolean within = mark.charAt(0) == '_' && Character.isLetterOrDigit(before);
        if (kind(mark).isEmpty() || within || Character.isWhitespace(text.charAt(next))) {
            return literal(mark);
        }
        int close = closing(text, mark, whole, true);
        return close < 0
                ? Optional.empty()
                : kind(mark)
                        .map(kind -> new Span(kind, close + mark.length(), text.substring(mark.length(), close), ""));
    }

    static Optional<Kind> kind(String mark) {
        return switch (mark) {
            case "*", "_" -> Optional.of(Kind.EMPHASIS);
            case "**", "__" -> Optional.of(Kind.STRONG);
            case "***", "___" -> Optional.of(Kind.STRONG_EMPHASIS);
            case "~~" -> Optional.of(Kind.DELETED);
            default -> Optional.empty();
        };
    }

    /** Where the same run of marks closes; negative if it does not, or if the next character may still lengthen it. */
    private static int closing(String text, String mark, boolean whole, boolean afterText) {
        int at = text.indexOf(mark, mark.length());
        while (at >= 0) {
            String run = run(text, at);
            int end = at + run.length();
            boolean certain = whole || end < text.length();
            boolean blankBefore = afterText && Character.isWhitespace(text.charAt(at - 1));
            boolean within =
                    mark.charAt(0) == '_' && end < text.length() && Character.isLetterOrDigit(text.codePointAt(end));
            if (certain && run.equals(mark) && !blankBefore && !within) {
                return at;
            }
            at = text.indexOf(mark, end);
        }
        return -1;
    }

    private static Optional<Span> link(String text, boolean whole) {
        Matcher link = LINK.matcher(text);
        if (link.lookingAt()) {
            return Optional.of(new Span(Kind.LINK, link.end(), link.group(1), link.group(2)));
        }
        return !whole && LINK_BEGUN.matcher(text).matches() ? Optional.empty() : literal(text.substring(0, 1));
    }

    private static Optional<Span> escape(String text, boolean whole) {
        if (text.length() == 1) {
            return whole ? literal(text) : Optional.empty();
        }
        boolean escapes = ESCAPED.indexOf(text.charAt(1)) >= 0;
        return escapes ? Optional.of(new Span(Kind.TEXT, 2, text.substring(1, 2), "")) : literal(text.substring(0, 1));
    }
}
