package dev.glmsh.template;

/** Finds strings in strings in time linear in their lengths, which {@link String#indexOf} is not. */
final class Search {
    private static final int SHORT = 64;

    private Search() {}

    /** Index in chars of the first occurrence from {@code start} on, or -1. */
    static int first(String text, String part, int start) {
        if (part.length() <= SHORT) {
            return start > text.length() ? -1 : text.indexOf(part, start);
        }
        int[] borders = borders(part);
        int matched = 0;
        for (int i = start; i < text.length(); i++) {
            while (matched > 0 && text.charAt(i) != part.charAt(matched)) {
                matched = borders[matched - 1];
            }
            if (text.charAt(i) == part.charAt(matched) && ++matched == part.length()) {
                return i + 1 - matched;
            }
        }
        return -1;
    }

    /** Index in chars of the last occurrence, or -1. */
    static int last(String text, String part) {
        if (part.length() <= SHORT) {
            return text.lastIndexOf(part);
        }
        String reversedText = mirror(text);
        int found = first(reversedText, mirror(part), 0);
        return found < 0 ? -1 : text.length() - part.length() - found;
    }

    /** The chars in reverse order: looking for a mirrored part in a mirrored text looks from the right. */
    static String mirror(String text) {
        char[] chars = new char[text.length()];
        for (int i = 0; i < chars.length; i++) {
            chars[i] = text.charAt(chars.length - 1 - i);
        }
        return new String(chars);
    }

    // The failure function of Knuth, Morris and Pratt.
    private static int[] borders(String part) {
        int[] borders = new int[part.length()];
        int length = 0;
        for (int i = 1; i < part.length(); i++) {
            while (length > 0 && part.charAt(i) != part.charAt(length)) {
                length = borders[length - 1];
            }
            if (part.charAt(i) == part.charAt(length)) {
                length++;
            }
            borders[i] = length;
        }
        return borders;
    }
}
