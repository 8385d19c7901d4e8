package dev.glmsh.template;

import java.util.Locale;

/** Upper and lower case as Python's strings change and test it. */
final class TextCase {
    private TextCase() {}

    static boolean isCased(int c) {
        return Character.isUpperCase(c) || Character.isLowerCase(c) || Character.isTitleCase(c);
    }

    static String fold(String text) {
        return text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    /** First character in title case, the others in lower case. */
    static String capitalize(String text) {
        if (text.isEmpty()) {
            return text;
        }
        int first = Character.charCount(text.codePointAt(0));
        return titled(text.substring(0, first)) + text.substring(first).toLowerCase(Locale.ROOT);
    }

    private static String titled(String character) {
        String upper = character.toUpperCase(Locale.ROOT);
        int title = Character.toTitleCase(character.codePointAt(0));
        if (upper.codePointCount(0, upper.length()) > 1) {
            return upper.substring(0, 1) + upper.substring(1).toLowerCase(Locale.ROOT);
        }
        return Character.toString(title);
    }

    /** Each run of cased characters begins with one in title case. */
    static String title(String text) {
        StringBuilder result = new StringBuilder(text.length());
        boolean afterCased = false;
        for (int c : text.codePoints().toArray()) {
            String character = Character.toString(c);
            result.append(afterCased ? character.toLowerCase(Locale.ROOT) : titled(character));
            afterCased = isCased(c);
        }
        return result.toString();
    }

    static String swap(String text) {
        StringBuilder result = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            String character = Character.toString(c);
            result.append(
                    Character.isUpperCase(c)
                            ? character.toLowerCase(Locale.ROOT)
                            : Character.isLowerCase(c) ? character.toUpperCase(Locale.ROOT) : character);
        });
        return result.toString();
    }

    /** Has cased characters, and all of them are in upper case. */
    static boolean isUpper(String text) {
        return text.codePoints().anyMatch(Character::isUpperCase)
                && text.codePoints().noneMatch(c -> Character.isLowerCase(c) || Character.isTitleCase(c));
    }

    static boolean isLower(String text) {
        return text.codePoints().anyMatch(Character::isLowerCase)
                && text.codePoints().noneMatch(c -> Character.isUpperCase(c) || Character.isTitleCase(c));
    }

    /** Upper case only where no cased character goes before, lower case only where one does. */
    static boolean isTitle(String text) {
        boolean afterCased = false;
        boolean found = false;
        for (int c : text.codePoints().toArray()) {
            boolean upper = Character.isUpperCase(c) || Character.isTitleCase(c);
            if ((upper && afterCased) || (Character.isLowerCase(c) && !afterCased)) {
                return false;
            }
            afterCased = isCased(c);
            found |= afterCased;
        }
        return found;
    }
}
