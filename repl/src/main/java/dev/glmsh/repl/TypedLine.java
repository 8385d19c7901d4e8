package dev.glmsh.repl;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.ControlChar;
import org.jline.terminal.Attributes.LocalFlag;

/**
 * A line that the operating system lets a person edit and hands over when it is entered, taken without ever waiting. The
 * key for the end of the input ends a line here and is part of it: what the system makes of it by itself is an empty
 * read, of which nothing tells beforehand.
 */
final class TypedLine {
    private static final int UNUSED = 0;
    private static final String ERASED = "\b\b  \b\b"; // ^D, as the system shows it

    private final InputStream keys;
    private final OutputStream screen;
    private final int endKey;
    private final boolean showsEndKey;
    private final byte[] bytes;
    private int count;
    private boolean whole;

    /** @param found the terminal's modes as programs find them */
    TypedLine(InputStream keys, OutputStream screen, Attributes found, byte[] into) {
        this.keys = keys;
        this.screen = screen;
        this.endKey = found.getControlChar(ControlChar.VEOF);
        this.showsEndKey = found.getLocalFlag(LocalFlag.ECHO) && found.getLocalFlag(LocalFlag.ECHOCTL);
        this.bytes = into;
    }

    /** How the terminal has to stand, made of how it was found. */
    static Attributes modes(Attributes found) {
        Attributes lines = new Attributes(found);
        lines.setLocalFlag(LocalFlag.ICANON, true);
        lines.setLocalFlag(LocalFlag.NOFLSH, true);
        lines.setControlChar(ControlChar.VEOL, found.getControlChar(ControlChar.VEOF));
        lines.setControlChar(ControlChar.VEOF, UNUSED);
        return lines;
    }

    /** Takes what was typed when nothing echoed it, up to the end of a line. */
    void takeTypedAhead() throws IOException {
        int before = count;
        take();
        screen.write(bytes, before, count - before);
        screen.flush();
    }

    /** Takes what the system hands over, up to the end of a line. */
    void takeEntered() throws IOException {
        if (take() && showsEndKey) {
            screen.write(ERASED.getBytes(StandardCharsets.US_ASCII));
            screen.flush();
        }
    }

    /** Takes what is there; whether the key for the end of the input was the last. */
    private boolean take() throws IOException {
        while (!whole && keys.available() > 0) {
            int key = keys.read();
            if (key < 0 || key == endKey) {
                whole = true;
                return key >= 0;
            }
            bytes[count++] = (byte) key;
            whole = key == '\n' || count == bytes.length;
        }
        return false;
    }

    /** Whether nothing more belongs to it. */
    boolean isWhole() {
        return whole;
    }

    /** The number of bytes, without the key for the end of the input. */
    int length() {
        return count;
    }
}
