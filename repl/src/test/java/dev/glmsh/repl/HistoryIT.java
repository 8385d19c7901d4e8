package dev.glmsh.repl;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HistoryIT extends TerminalTest {
    @BeforeEach
    void start() throws Exception {
        startGlmsh("--quiet --no-demo", "glmsh>");
    }

    @Test
    void two_processes_share_the_file_and_lose_nothing() throws Exception {
        try (Tmux other = openAnother("other")) {
            startGlmsh(other, "--quiet --no-demo", "glmsh>");
            terminal.line("int first = 1");
            terminal.awaitEnd("int first ==> 1\nglmsh>");
            other.line("int second() {");
            other.awaitLast("   ...");
            other.line("return 2; }");
            other.awaitLast("glmsh>");
            terminal.line(" \"not remembered\"");
            terminal.awaitEnd("==> \"not remembered\"\nglmsh>");
            other.press("C-d");
            other.awaitLast("shell>");
            terminal.press("Up");
            terminal.awaitLast("glmsh> int first = 1");
            terminal.press("C-c", "C-d");
            terminal.awaitLast("shell>");
            startGlmsh(other, "--quiet --no-demo", "glmsh>");
            other.press("Up");

            assertThat(other.awaitLast("   ...     return 2; }"))
                    .isEqualTo("glmsh> int second() {\n   ...     return 2; }");
        }
        assertThat(Files.readAllLines(folder.resolve("glmsh/history")).stream().map(line -> line.split(":", 2)[1]))
                .containsExactly("int first = 1", "int second() {\\n    return 2; }");
    }

    @Test
    void finds_an_earlier_line_by_a_few_of_its_characters() throws Exception {
        terminal.line("int first = 1");
        terminal.awaitEnd("int first ==> 1\nglmsh>");
        terminal.line("int second = 2");
        terminal.awaitEnd("int second ==> 2\nglmsh>");
        terminal.press("C-l", "C-r", "i", "s", "t");
        terminal.awaitEnd("history: ist\n> int first = 1");
        terminal.press("BSpace", "BSpace");
        terminal.awaitEnd("history: i\n> int second = 2\n  int first = 1");
        terminal.press("C-r");
        String menu = terminal.awaitEnd("  int second = 2\n> int first = 1");
        terminal.press("Tab");
        terminal.type("0");

        assertThat(menu).isEqualTo("glmsh> int first = 1\nhistory: i\n  int second = 2\n> int first = 1");
        assertThat(terminal.await(screen -> screen.endsWith("10"))).isEqualTo("glmsh> int first = 10");
    }

    @Test
    void suggests_the_end_of_an_earlier_line_which_Right_takes() throws Exception {
        terminal.line("int first = 1");
        terminal.awaitEnd("int first ==> 1\nglmsh>");
        terminal.press("C-l");
        terminal.type("int f");
        terminal.awaitLast("glmsh> int first = 1");
        terminal.press("C-c");
        terminal.awaitEnd("glmsh> int f\nglmsh>");
        terminal.press("i", "n", "Right", "0", "Enter");

        assertThat(terminal.awaitEnd("int first ==> 10\nglmsh>"))
                .isEqualTo("glmsh> int f\nglmsh> int first = 10\nint first ==> 10\nglmsh>");
    }
}
