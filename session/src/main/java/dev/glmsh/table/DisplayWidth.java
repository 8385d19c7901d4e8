package dev.glmsh.table;

/**
 * How many cells of a terminal a text takes: two for East Asian wide characters and emoji, none for combining marks and
 * format characters, one for the rest. Emoji sequences count as the one picture that current terminals draw: whatever a
 * zero-width joiner adds, and a skin tone, take no cells of their own, and a variation selector 16 makes a narrow
 * character wide.
 *
 * <p>Sources: Unicode 15.1 EastAsianWidth.txt, the JDK's general categories, and UTS #51 for emoji sequences. Stateless.
 *
 * <pre>{@code
 * DisplayWidth.of("春眠");          // 4
 * DisplayWidth.truncate("春眠不觉", 5); // "春眠…"
 * }</pre>
 */
public final class DisplayWidth {
    private static final String ELLIPSIS = "…";
    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final int SOFT_HYPHEN = 0xAD;
    private static final int EMOJI_PRESENTATION = 0xFE0F;
    private static final int FIRST_SKIN_TONE = 0x1F3FB;
    private static final int LAST_SKIN_TONE = 0x1F3FF;
    private static final int FIRST_MEDIAL_JAMO = 0x1160;
    private static final int LAST_FINAL_JAMO = 0x11FF;

    private DisplayWidth() {}

    /** The cells that {@code text} takes on one line; control characters count as none. */
    public static int of(String text) {
        return measure(text, Integer.MAX_VALUE).width();
    }

    /** {@code text}, or as much of its beginning as fits in {@code width} cells with an ellipsis after it. */
    public static String truncate(String text, int width) {
        if (measure(text, width).end() == text.length()) {
            return text;
        }
        return width < 1 ? "" : text.substring(0, measure(text, width - 1).end()) + ELLIPSIS;
    }

    /** A beginning of a text: its width, and the index after it. */
    private record Prefix(int width, int end) {}

    /** The longest beginning of {@code text} that takes at most {@code limit} cells. */
    private static Prefix measure(String text, int limit) {
        int width = 0;
        int visible = 0;
        int last = 0;
        int end = 0;
        while (end < text.length()) {
            int codePoint = text.codePointAt(end);
            int added = added(visible, last, codePoint);
            if (width + added > limit) {
                break;
            }
            width += added;
            visible = codePoint == EMOJI_PRESENTATION || added == 0 ? visible : added;
            last = codePoint;
            end += Character.charCount(codePoint);
        }
        return new Prefix(width, end);
    }

    /**
     * The cells that {@code codePoint} adds.
     *
     * @param visible the width of the last character that took any cells
     * @param last the code point before this one
     */
    private static int added(int visible, int last, int codePoint) {
        if (codePoint == EMOJI_PRESENTATION) {
            return visible == 1 ? 1 : 0;
        }
        boolean skinTone = codePoint >= FIRST_SKIN_TONE && codePoint <= LAST_SKIN_TONE;
        if (last == ZERO_WIDTH_JOINER || (skinTone && WideCharacters.contains(last))) {
            return 0;
        }
        return ofCodePoint(codePoint);
    }

    /** The cells that {@code codePoint} takes when it stands alone. */
    static int ofCodePoint(int codePoint) {
        if (codePoint >= ' ' && codePoint < 0x7F) {
            return 1;
        }
        if (isInvisible(codePoint)) {
            return 0;
        }
        return WideCharacters.contains(codePoint) ? 2 : 1;
    }

    private static boolean isInvisible(int codePoint) {
        if (codePoint == SOFT_HYPHEN) {
            return false;
        }
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> codePoint >= FIRST_MEDIAL_JAMO && codePoint <= LAST_FINAL_JAMO;
        };
    }
}
