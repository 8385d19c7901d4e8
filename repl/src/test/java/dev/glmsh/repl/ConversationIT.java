package dev.glmsh.repl;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Conversations through ./glmsh. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the POSIX launcher; Windows has glmsh.cmd")
@Timeout(240)
class ConversationIT {
    @TempDir
    Path folder;

    static boolean tmuxIsInstalled() {
        return Tmux.isInstalled();
    }

    @Test
    void edits_the_last_message_and_answers_the_new_one() throws Exception {
        Path editor = Files.writeString(folder.resolve("editor"), "#!/bin/sh\nprintf 'JULIET\\nspeaks' > \"$1\"\n");
        assertThat(editor.toFile().setExecutable(true)).isTrue();
        Path chat = folder.resolve("chat.json");
        Command.Outcome outcome = Command.in(
                        Command.ROOT,
                        Command.ROOT.resolve("glmsh").toString(),
                        "--quiet",
                        "-c",
                        ":chat",
                        "-c",
                        "ROMEO",
                        "-c",
                        ":edit",
                        "-c",
                        ":save " + chat)
                .with("VISUAL", editor.toString())
                .run();

        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(chat).content().contains("\"content\": \"JULIET\\nspeaks\"").doesNotContain("ROMEO");
    }

    @Test
    @EnabledIf(value = "tmuxIsInstalled", disabledReason = "tmux is not installed")
    void a_message_goes_on_over_several_lines() throws Exception {
        try (Tmux terminal =
                Tmux.start(folder.resolve("tmux"), Map.of("XDG_STATE_HOME", folder.toString(), "NO_COLOR", "1"))) {
            terminal.line("PS1='shell> '; clear; " + Command.ROOT.resolve("glmsh") + " --quiet");
            terminal.awaitLast("glm4-demo>");
            terminal.line(":chat");
            terminal.awaitLast("glm4-demo chat>");
            terminal.line("\"\"\"");
            terminal.awaitLast("            ...");
            terminal.line(":clear is text here");
            terminal.await(screen -> screen.endsWith(":clear is text here\n            ..."));
            terminal.line("\"\"\"");
            terminal.await(screen -> screen.endsWith("tokens/s\nglm4-demo chat>") || screen.contains("... \"\"\"\n"));
            terminal.awaitLast("glm4-demo chat>");
            terminal.line(":show-chat");

            assertThat(terminal.await(screen -> screen.contains("2  assistant")))
                    .containsPattern("1  user +\\d+  :clear is text here\n");
        }
    }
}
