package dev.glmsh.template;

/** Python's classes of characters, where they differ from Java's. */
final class Characters {
    private Characters() {}

    /** {@code str.isspace}: more than Java's white space, and with the no-break spaces. */
    static boolean isSpace(int c) {
        return (c >= 9 && c <= 13) || (c >= 28 && c <= 32) || c == 0x85 || (c >= 0xa0 && Character.isSpaceChar(c));
    }

    /** {@code \w} of a regular expression. */
    static boolean isWord(int c) {
        return c == '_' || Character.isLetterOrDigit(c) || isNumeric(c);
    }

    /** {@code str.isidentifier}. */
    static boolean isIdentifier(String text) {
        if (text.isEmpty()) {
            return false;
        }
        int first = text.codePointAt(0);
        return (first == '_' || Character.isUnicodeIdentifierStart(first))
                && text.codePoints()
                        .allMatch(c -> Character.isUnicodeIdentifierPart(c) && !Character.isIdentifierIgnorable(c));
    }

    /** {@code str.isdigit}: decimal digits, and superscripts and circled digits. */
    static boolean isDigit(int c) {
        return Character.isDigit(c)
                || c == 0xb2
                || c == 0xb3
                || c == 0xb9
                || c == 0x2070
                || (c >= 0x2074 && c <= 0x2079)
                || (c >= 0x2080 && c <= 0x2089)
                || (c >= 0x2460 && c <= 0x2468);
    }

    /** {@code str.isnumeric}: digits, fractions, Roman and Han numerals. */
    static boolean isNumeric(int c) {
        int type = Character.getType(c);
        return isDigit(c)
                || type == Character.LETTER_NUMBER
                || type == Character.OTHER_NUMBER
                || (c >= 0x3007 && "〇一二三四五六七八九十百千万億兆零壹貳參陸柒捌玖拾佰仟".indexOf(c) >= 0);
    }

    /** {@code str.isprintable}: what {@code repr} does not escape. */
    static boolean isPrintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> c == ' ';
            default -> true;
        };
    }

    /** Whether {@code str.splitlines} ends a line here. */
    static boolean isLineEnd(int c) {
        return (c >= 10 && c <= 13) || (c >= 28 && c <= 30) || c == 0x85 || c == 0x2028 || c == 0x2029;
    }

    /** Index of the first character from {@code start} on that is not white space. */
    static int skipSpace(String text, int start) {
        int index = start;
        while (index < text.length() && isSpace(text.charAt(index))) {
            index++;
        }
        return index;
    }

    static String stripLeft(String text) {
        return text.substring(skipSpace(text, 0));
    }

    static String stripRight(String text) {
        int end = text.length();
        while (end > 0 && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end);
    }

    static boolean isBlank(String text) {
        return skipSpace(text, 0) == text.length();
    }
}
