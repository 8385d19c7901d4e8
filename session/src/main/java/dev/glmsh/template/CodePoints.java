package dev.glmsh.template;

/** Strings as sequences of code points. */
final class CodePoints {
    private CodePoints() {}

    static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static boolean isPlain(String text) {
        return length(text) == text.length();
    }

    /** Index in chars of the code point with the given index. */
    static int offset(String text, int index) {
        return isPlain(text) ? index : text.offsetByCodePoints(0, index);
    }

    static String at(String text, int index) {
        return Character.toString(text.codePointAt(offset(text, index)));
    }

    static String substring(String text, int start, int end) {
        return isPlain(text)
                ? text.substring(start, end)
                : text.substring(text.offsetByCodePoints(0, start), text.offsetByCodePoints(0, end));
    }

    static String slice(String text, Slice slice) {
        int length = length(text);
        Slice.Range range = slice.of(length);
        if (range.count() == 0) {
            return "";
        }
        if (range.step() == 1) {
            return substring(text, range.start(), range.start() + range.count());
        }
        int[] points = text.codePoints().toArray();
        StringBuilder taken = new StringBuilder(range.count());
        for (int i = 0; i < range.count(); i++) {
            taken.appendCodePoint(points[range.index(i)]);
        }
        return taken.toString();
    }

    /** Python's order of strings: by code point, where Java's is by UTF-16 unit. */
    static int compare(String left, String right) {
        int shorter = Math.min(left.length(), right.length());
        for (int i = 0; i < shorter; i++) {
            char a = left.charAt(i);
            char b = right.charAt(i);
            if (a != b) {
                boolean surrogates = Character.isSurrogate(a) != Character.isSurrogate(b);
                return surrogates ? (Character.isSurrogate(a) ? 1 : -1) : a - b;
            }
        }
        return left.length() - right.length();
    }
}
