package dev.glmsh.repl;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** Drives ./glmsh in a real terminal, started from a shell whose prompt is {@code shell>}. */
@EnabledIf(value = "dev.glmsh.repl.Tmux#isInstalled", disabledReason = "tmux is not installed")
@Timeout(300)
abstract class TerminalTest {
    @TempDir
    Path folder;

    Tmux terminal;

    @BeforeEach
    void open() throws Exception {
        terminal = openAnother("tmux");
    }

    @AfterEach
    void close() {
        terminal.close();
    }

    /** One more terminal with the same home, to be closed by the caller. */
    Tmux openAnother(String name) throws Exception {
        Tmux another = Tmux.start(
                folder.resolve(name), Map.of("XDG_STATE_HOME", folder.toString(), "NO_COLOR", "1", "ENV", ""));
        another.line("PS1='shell> '; clear");
        another.awaitLast("shell>");
        return another;
    }

    void startGlmsh(String options, String prompt) throws InterruptedException {
        startGlmsh(terminal, options, prompt);
    }

    static void startGlmsh(Tmux terminal, String options, String prompt) throws InterruptedException {
        terminal.line("clear; " + Command.ROOT.resolve("glmsh") + " " + options);
        terminal.awaitLast(prompt);
    }
}
