package dev.glmsh.repl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glmsh.session.Session;
import dev.glmsh.shell.Shell;
import java.util.Optional;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineHighlighterTest {
    private static final Session SESSION = Session.open();
    private static final Shell SHELL = Shell.open(SESSION, Optional.empty());
    private static final String COLOURS = "krgybmcw";

    private final LineHighlighter highlighter = new LineHighlighter(SHELL);

    @AfterAll
    static void close() {
        SHELL.close();
        SESSION.close();
    }

    /** Each character's colour by its initial, in capitals if bold, {@code f} if faint, a dot if plain. */
    private static String colours(AttributedString text) {
        StringBuilder colours = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            colours.append(colour(text.styleAt(i)));
        }
        return colours.toString();
    }

    private static char colour(AttributedStyle style) {
        AttributedStyle plain = AttributedStyle.DEFAULT;
        if (style.equals(plain)) {
            return '.';
        }
        for (int i = 0; i < COLOURS.length(); i++) {
            if (style.equals(plain.foreground(i))) {
                return COLOURS.charAt(i);
            }
            if (style.equals(plain.bold().foreground(i))) {
                return Character.toUpperCase(COLOURS.charAt(i));
            }
        }
        return 'f';
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " | ", quoteCharacter = '`', textBlock = """
            int x = 42; // the answer        | BBB.....gg..fffffffffffff
            new String("a\\"b") + 'c'         | BBB.cccccc.gggggg....ggg
            x1 = "unfinished                 | .....ggggggggggg
            record Pair(List<Integer> both)  | BBBBBB.cccc.cccc.ccccccc.......
            true ? null : 0x1FL              | gggg...gggg...ggggg
            /* a */ y /* b                   | fffffff...ffff
            :load x --precision bf16         | CCCCC...yyyyyyyyyyy.....
            :lo                              | ...
            :nosuch x                        | rrrrrrr..
            :gen "two words" --no-such       | CCCC.ggggggggggg..........
            """)
    void colours_what_is_typed(String line, String expected) {
        assertThat(colours(highlighter.styled(line))).isEqualTo(expected);
    }

    @Test
    void takes_long_text_without_running_out_of_stack() {
        String text = "\"" + "\\n".repeat(100_000) + "\" + /*" + "*".repeat(100_000);

        assertThat(highlighter.styled(text).toString()).isEqualTo(text);
    }
}
