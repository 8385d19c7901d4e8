package dev.glmsh.table;

/**
 * Makes control characters visible, so that a cell stays on its line and no text from a checkpoint, such as a model's
 * name, can move the cursor, change colors or ring the bell.
 */
final class VisibleText {
    private static final int CONTROL_PICTURES = 0x2400;
    private static final int DELETE = 0x7F;
    private static final int DELETE_PICTURE = 0x2421;
    private static final int REPLACEMENT = 0xFFFD;

    private VisibleText() {}

    /** {@code text} with a Unicode control picture, such as ␊ or ␛, for each control character. */
    static String of(String text) {
        if (text.codePoints().noneMatch(VisibleText::isUnsafe)) {
            return text;
        }
        StringBuilder visible = new StringBuilder(text.length());
        text.codePoints().map(VisibleText::visible).forEach(visible::appendCodePoint);
        return visible.toString();
    }

    private static boolean isUnsafe(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                true;
            default -> false;
        };
    }

    private static int visible(int codePoint) {
        if (!isUnsafe(codePoint)) {
            return codePoint;
        }
        if (codePoint < ' ') {
            return CONTROL_PICTURES + codePoint;
        }
        return codePoint == DELETE ? DELETE_PICTURE : REPLACEMENT;
    }
}
