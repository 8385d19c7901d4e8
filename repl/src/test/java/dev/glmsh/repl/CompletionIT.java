package dev.glmsh.repl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CompletionIT extends TerminalTest {
    @Test
    void completes_commands_options_and_Java() throws Exception {
        terminal.line("export GLMSH_TIPS=false"); // they stand behind what is typed
        startGlmsh("--quiet --no-demo", "glmsh>");
        terminal.type(":est");
        terminal.press("Tab");
        terminal.awaitLast("glmsh> :estimate");
        terminal.type("x --ba");
        terminal.press("Tab");
        terminal.awaitLast("glmsh> :estimate x --batch");
        terminal.press("C-c");
        terminal.type("session.machi");
        terminal.press("Tab");

        assertThat(terminal.awaitLast("glmsh> session.machine()")).isNotEmpty();
    }
}
