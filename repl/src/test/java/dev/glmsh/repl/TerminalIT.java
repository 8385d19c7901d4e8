package dev.glmsh.repl;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** Drives ./glmsh in a real terminal. */
@EnabledIf(value = "tmuxIsInstalled", disabledReason = "tmux is not installed")
@Timeout(240)
class TerminalIT {
    @TempDir
    Path folder;

    private Tmux terminal;

    static boolean tmuxIsInstalled() {
        return Tmux.isInstalled();
    }

    @BeforeEach
    void open() {
        terminal = Tmux.start(folder, Map.of("XDG_STATE_HOME", folder.toString(), "NO_COLOR", "1", "ENV", ""));
        terminal.line("PS1='shell> '");
    }

    @AfterEach
    void close() {
        terminal.close();
    }

    private void startGlmsh(String options, String prompt) throws InterruptedException {
        terminal.line("clear; " + Command.ROOT.resolve("glmsh") + " " + options);
        terminal.awaitLast(prompt);
    }

    @Test
    void greets_and_has_a_model_ready_to_talk() throws Exception {
        startGlmsh("", "glm4-demo>");
        terminal.line(":chat");
        terminal.awaitLast("glm4-demo chat>");
        terminal.line("Hamlet");
        String screen = terminal.await(text -> text.contains("tokens/s"));

        assertThat(screen)
                .contains("load a model, prompt it, see what it costs.")
                .contains("\nType :chat to talk to the model, :load PATH for your own, :help for all commands; or any"
                        + " Java.\n")
                .containsPattern("glm4-demo chat> Hamlet\n\\S");
    }

    @Test
    void cancels_what_runs_on_Ctrl_C_and_leaves_on_Ctrl_D() throws Exception {
        startGlmsh("--quiet", "glm4-demo>");
        terminal.line(":load " + Checkpoints.reference("qwen2") + " --context 2000");
        terminal.awaitLast("qwen2>");
        terminal.line("while (true) { session.generate(\"x\"); }");
        Thread.sleep(1500);
        terminal.press("C-c");
        String cancelled = terminal.awaitLast("qwen2>");
        terminal.type("never run");
        terminal.press("C-c");
        terminal.await(text -> text.endsWith("never run\nqwen2>"));
        terminal.line("1 + 1");
        String next = terminal.await(text -> text.endsWith("int $1 ==> 2\nqwen2>"));
        terminal.press("C-d");
        terminal.awaitLast("shell>");
        terminal.line("echo code $?");

        assertThat(cancelled).endsWith("\ncancelled\nqwen2>"); // after all that was generated until then
        assertThat(next).endsWith("\nqwen2> never run\nqwen2> 1 + 1\nint $1 ==> 2\nqwen2>");
        assertThat(terminal.await(text -> text.contains("\ncode "))).contains("\ncode 0");
    }

    @Test
    void cancels_a_generation_on_Ctrl_C_and_keeps_what_there_was() throws Exception {
        startGlmsh("--no-demo", "glmsh>");
        terminal.line(":load " + Checkpoints.reference("qwen2") + " --context 2000");
        terminal.awaitLast("qwen2>");
        terminal.line(":gen x --max-new 1900 --ignore-eos");
        terminal.await(text -> text.contains("--ignore-eos\n"));
        terminal.press("C-c");

        assertThat(terminal.awaitLast("qwen2>"))
                .containsPattern("\n\\d+ tokens, first after \\d+ ms.*, cancelled\nqwen2>");
    }

    @Test
    void completes_commands_options_and_Java() throws Exception {
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

    @Test
    void takes_Java_over_several_lines_and_remembers_it_next_time() throws Exception {
        startGlmsh("--quiet --no-demo", "glmsh>");
        terminal.line("int twice(int x) {");
        terminal.awaitLast("   ...");
        terminal.line("return 2 * x; }");
        terminal.awaitLast("glmsh>");
        terminal.line("twice(4)");
        terminal.await(text -> text.endsWith("int $1 ==> 8\nglmsh>"));
        terminal.line(":quit");
        terminal.awaitLast("shell>");
        startGlmsh("--quiet --no-demo", "glmsh>");
        terminal.press("Up");
        terminal.awaitLast("glmsh> :quit");
        terminal.press("Up");

        assertThat(terminal.awaitLast("glmsh> twice(4)")).isNotEmpty();
    }
}
