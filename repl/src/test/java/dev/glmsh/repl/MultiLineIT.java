package dev.glmsh.repl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MultiLineIT extends TerminalTest {
    @BeforeEach
    void start() throws Exception {
        startGlmsh("--quiet --no-demo", "glmsh>");
    }

    @Test
    void indents_what_is_not_complete_and_lets_earlier_lines_be_edited() throws Exception {
        terminal.line("int twice(int x) {");
        terminal.awaitLast("   ...");
        terminal.line("if (x > 2) {");
        terminal.awaitEnd("2) {\n   ...");
        terminal.line("return 2 * y;");
        terminal.awaitEnd("y;\n   ...");
        terminal.press("}", "M-Enter");
        terminal.line("return 0; }");
        terminal.awaitEnd("return 0; }\nglmsh>");
        terminal.press("Up", "Up", "Up", "End", "BSpace", "BSpace");
        terminal.type("x;");
        terminal.press("Enter");
        terminal.awaitEnd("return 0; }\nglmsh>");
        terminal.line("twice(4)");

        assertThat(terminal.awaitEnd("int $1 ==> 8\nglmsh>")).isEqualTo("""
                        glmsh> int twice(int x) {
                           ...     if (x > 2) {
                           ...         return 2 * y;
                           ...     }
                           ...     return 0; }
                        glmsh> int twice(int x) {
                           ...     if (x > 2) {
                           ...         return 2 * x;
                           ...     }
                           ...     return 0; }
                        glmsh> twice(4)
                        int $1 ==> 8
                        glmsh>""");
    }

    @Test
    void takes_a_paste_of_500_lines_as_it_is_and_evaluates_it_once() throws Exception {
        String lines = IntStream.rangeClosed(1, 498)
                .mapToObj(i -> "\tsum += " + i + "; // line " + i)
                .collect(Collectors.joining("\n"));
        terminal.paste("int sum = 0;\n{\n" + lines + "\n}");
        terminal.awaitEnd("   ...  sum += 498; // line 498\n   ... }");
        terminal.press("Enter");
        terminal.awaitEnd("\nglmsh>");
        terminal.press("C-l");
        terminal.line("sum");

        assertThat(terminal.awaitEnd("int sum ==> " + 498 * 499 / 2 + "\nglmsh>"))
                .isEqualTo("glmsh> sum\nint sum ==> 124251\nglmsh>");
    }
}
