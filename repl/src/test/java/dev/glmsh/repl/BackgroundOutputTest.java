package dev.glmsh.repl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackgroundOutputTest {
    @Test
    void shows_whole_lines_and_the_rest_when_asked_to() {
        PrintStream before = System.out;
        List<String> shown = new ArrayList<>();
        try (BackgroundOutput output = BackgroundOutput.begin(shown::add)) {
            System.out.print("从");
            assertThat(shown).isEmpty();
            System.out.println(" a thread");
            System.err.print("two\nlines\nand a bit");
            assertThat(shown).containsExactly("从 a thread", "two\nlines");
            output.endLine();
            output.endLine();
            assertThat(shown).hasSize(3).endsWith("and a bit");
        }
        assertThat(System.out).isSameAs(before);
    }
}
