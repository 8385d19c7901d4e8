package dev.glmsh.template;

/** Python's escapes in a string literal. */
final class StringLiteral {
    private static final String SIMPLE = "\\'\"abfnrtv";
    private static final String MEANING = "\\'\"\u0007\b\f\n\r\t\u000b";

    private StringLiteral() {}

    /** The string that the text between the quotes stands for. */
    static String unescape(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        StringBuilder result = new StringBuilder();
        int position = 0;
        while (position < text.length()) {
            char c = text.charAt(position);
            if (c == '\\') {
                position = escape(text, position + 1, result);
            } else {
                result.append(c);
                position++;
            }
        }
        return result.toString();
    }

    /** Appends what the escape at {@code position}, after the backslash, stands for and returns the index after it. */
    private static int escape(String text, int position, StringBuilder result) {
        char c = text.charAt(position);
        int simple = SIMPLE.indexOf(c);
        if (simple >= 0) {
            result.append(MEANING.charAt(simple));
            return position + 1;
        }
        return switch (c) {
            case '\n' -> position + 1;
            case 'x' -> hexadecimal(text, position + 1, 2, "\\xXX", result);
            case 'u' -> hexadecimal(text, position + 1, 4, "\\uXXXX", result);
            case 'U' -> hexadecimal(text, position + 1, 8, "\\UXXXXXXXX", result);
            case 'N' -> named(text, position + 1, result);
            case '0', '1', '2', '3', '4', '5', '6', '7' -> octal(text, position, result);
            default -> {
                result.append('\\').append(c);
                yield position + 1;
            }
        };
    }

    private static int hexadecimal(String text, int start, int count, String form, StringBuilder result) {
        long value = 0;
        for (int i = start; i < start + count; i++) {
            int digit = i < text.length() ? Character.digit(text.charAt(i), 16) : -1;
            if (digit < 0) {
                throw new PythonError(PythonError.SYNTAX, "truncated " + form + " escape");
            }
            value = value * 16 + digit;
        }
        if (value > Character.MAX_CODE_POINT) {
            throw new PythonError(PythonError.SYNTAX, "illegal Unicode character");
        }
        result.appendCodePoint((int) value);
        return start + count;
    }

    private static int octal(String text, int start, StringBuilder result) {
        int value = 0;
        int end = start;
        while (end < text.length() && end < start + 3 && "01234567".indexOf(text.charAt(end)) >= 0) {
            value = value * 8 + text.charAt(end) - '0';
            end++;
        }
        result.append((char) value);
        return end;
    }

    private static int named(String text, int start, StringBuilder result) {
        int close = text.indexOf('}', start);
        if (start >= text.length() || text.charAt(start) != '{' || close < 0) {
            throw new PythonError(PythonError.SYNTAX, "malformed \\N character escape");
        }
        try {
            result.appendCodePoint(Character.codePointOf(text.substring(start + 1, close)));
        } catch (IllegalArgumentException e) {
            throw new PythonError(PythonError.SYNTAX, "unknown Unicode character name");
        }
        return close + 1;
    }
}
