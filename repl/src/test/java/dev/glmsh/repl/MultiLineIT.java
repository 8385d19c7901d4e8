package dev.glmsh.repl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MultiLineIT extends TerminalTest {
    @Test
    void takes_Java_over_several_lines_and_remembers_it_next_time() throws Exception {
        startGlmsh("--quiet --no-demo", "glmsh>");
        terminal.line("int twice(int x) {");
        terminal.awaitLast("   ...");
        terminal.line("return 2 * x; }");
        terminal.awaitLast("glmsh>");
        terminal.line("twice(4)");
        terminal.awaitEnd("int $1 ==> 8\nglmsh>");
        terminal.line(":quit");
        terminal.awaitLast("shell>");
        startGlmsh("--quiet --no-demo", "glmsh>");
        terminal.press("Up");
        terminal.awaitLast("glmsh> :quit");
        terminal.press("Up");

        assertThat(terminal.awaitLast("glmsh> twice(4)")).isNotEmpty();
    }
}
