package dev.glmsh.repl.markdown;

import dev.glmsh.table.DisplayWidth;
import java.util.function.IntSupplier;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/**
 * Breaks text into the rows of a terminal as it comes. Words stay whole: a word that begins near the right edge waits
 * until it has ended or outgrows the row, any other is written letter by letter. Wide characters break anywhere but
 * before closing punctuation, for which the last cells of a row are kept. Follows a width that changes from row to row.
 */
public final class WrappedText {
    private static final int NEAR_THE_EDGE = 16;
    private static final String CLOSING = "，。、；：！？）」』】》〉…”’";

    private final IntSupplier columns;
    private final AttributedStringBuilder out;
    private final StringBuilder row = new StringBuilder();
    private final AttributedStringBuilder word = new AttributedStringBuilder();
    private AttributedString hang = AttributedString.EMPTY;
    private boolean inWord;
    private boolean continued;

    /**
     * Writes to {@code out}.
     *
     * @param columns of the terminal now; 0 if it does not say, which leaves wrapping to it
     */
    public WrappedText(IntSupplier columns, AttributedStringBuilder out) {
        this.columns = columns;
        this.out = out;
    }

    /** What stands before every further row of this line. */
    void hang(AttributedString prefix) {
        hang = prefix;
    }

    /** Adds text without a line break. */
    public void append(CharSequence text, AttributedStyle style) {
        text.codePoints().forEach(codePoint -> add(Character.toString(codePoint), style));
    }

    /** Ends the line. */
    public void newLine() {
        flush();
        out.append("\n");
        row.setLength(0);
        continued = false;
        hang = AttributedString.EMPTY;
    }

    /** Writes what waits. */
    public void flush() {
        write(word.toAttributedString());
        word.setLength(0);
        inWord = false;
    }

    private void add(String character, AttributedStyle style) {
        if (character.isBlank()) {
            flush();
            blank(character, style);
        } else if (DisplayWidth.of(character) == 2) {
            flush();
            int kept = CLOSING.contains(character) ? 0 : 2;
            if (columnAfter(character) > limit() - kept) {
                nextRow();
            }
            write(new AttributedString(character, style));
        } else {
            letter(character, style);
        }
    }

    private void blank(String character, AttributedStyle style) {
        if (columnAfter(character) > limit()) {
            nextRow();
        } else if (!(continued && atRowStart())) {
            write(new AttributedString(character, style));
        }
    }

    private void letter(String character, AttributedStyle style) {
        if (!inWord) {
            inWord = true;
            boolean near = DisplayWidth.of(row.toString()) >= limit() - Math.min(NEAR_THE_EDGE, limit() / 3);
            if (!near || atRowStart()) {
                stream(character, style);
                return;
            }
        } else if (word.length() == 0) {
            stream(character, style);
            return;
        }
        word.append(character, style);
        if (columnAfter(word) > limit()) {
            nextRow();
            write(word.toAttributedString());
            word.setLength(0);
        }
    }

    private void stream(String character, AttributedStyle style) {
        if (columnAfter(character) > limit()) {
            nextRow();
        }
        write(new AttributedString(character, style));
    }

    private void nextRow() {
        out.append("\n");
        row.setLength(0);
        continued = true;
        if (hang.columnLength() <= limit() / 2) {
            out.append(hang);
            row.append(hang);
        }
    }

    private boolean atRowStart() {
        return row.length() == 0 || (continued && row.toString().contentEquals(hang));
    }

    private void write(AttributedString text) {
        out.append(text);
        if (limit() < Integer.MAX_VALUE) {
            row.append(text);
        }
    }

    private int columnAfter(CharSequence text) {
        return limit() == Integer.MAX_VALUE ? 0 : DisplayWidth.of(row.toString() + text);
    }

    /** One cell less than there are, since terminals differ in what follows a full row. */
    private int limit() {
        int now = columns.getAsInt();
        return now > 1 ? now - 1 : Integer.MAX_VALUE;
    }
}
