package dev.glmsh.repl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GreetingIT extends TerminalTest {
    @Test
    void greets_and_has_a_model_ready_to_talk() throws Exception {
        startGlmsh("--no-status", "glm4-demo>");
        terminal.line(":chat");
        terminal.awaitLast("glm4-demo chat>");
        terminal.line("Hamlet");
        String screen = terminal.await(text -> text.contains("tokens/s"));

        assertThat(screen)
                .contains("load a model, prompt it, see what it costs.")
                .contains("\nType :chat to talk to the model, :load MODEL for your own, :help for all commands; or any"
                        + " Java.\n")
                .containsPattern("glm4-demo chat> Hamlet\n\\S");
    }
}
