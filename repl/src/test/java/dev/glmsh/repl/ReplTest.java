package dev.glmsh.repl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glmsh.session.Session;
import dev.glmsh.shell.Shell;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Drives the prompt through streams, as a terminal without any abilities would. */
class ReplTest {
    @TempDir
    Path state;

    private String converse(String input, String... commandLine) throws Exception {
        Arguments arguments = new Arguments();
        new CommandLine(arguments).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(commandLine);
        ByteArrayOutputStream screen = new ByteArrayOutputStream();
        try (Session session = Session.open();
                Shell shell = Shell.open(session, Optional.empty());
                Terminal terminal = new DumbTerminal(
                        "test",
                        Terminal.TYPE_DUMB,
                        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                        screen,
                        StandardCharsets.UTF_8)) {
            assertThat(new Repl(shell, session, arguments, terminal, Optional.of(state.resolve("history"))).run())
                    .isZero();
        }
        return screen.toString(StandardCharsets.UTF_8).replace("\r", "");
    }

    @Test
    void evaluates_line_by_line_until_the_input_ends() throws Exception {
        assertThat(converse("1 + 1\n\n:system Be brief\n:system\nnosuch\n", "--quiet"))
                .isEqualTo("""
                        glmsh> int $1 ==> 2
                        glmsh> glmsh> glmsh> Be brief
                        glmsh> cannot find symbol, variable nosuch (line 1, column 1)
                          nosuch
                          ^^^^^^
                        glmsh>\s""");
    }

    @Test
    void waits_for_more_lines_while_Java_is_incomplete() throws Exception {
        assertThat(converse("int f() {\nreturn 7;\n}\nf()\n:quit\n2\n", "--quiet"))
                .isEqualTo("""
                glmsh> glmsh> int $1 ==> 7
                glmsh>\s""");
    }

    @Test
    void shows_the_model_and_the_mode_in_the_prompt() throws Exception {
        String input = ":load \"" + Checkpoints.DEMO + "\"\n:chat\nHamlet\n:chat\n:unload\n";

        assertThat(converse(input))
                .contains("\nglm4-demo> chat mode: type to the model; :chat leaves it\nglm4-demo chat> ")
                .containsPattern("\n\\d+ tokens, first after \\d+ ms, [0-9.]+ tokens/s\nglm4-demo chat> back to Java; ")
                .endsWith("\nglm4-demo> model unloaded\nglmsh> ");
    }

    @Test
    void greets_with_the_machine() throws Exception {
        assertThat(converse(""))
                .matches("(?s)glmsh \\S+: load a model, prompt it, see what it costs.\n\n"
                        + "this machine\n.*processor.*memory.*\n\nType :load MODEL to load a model, :help for all commands; or any"
                        + " Java.\nglmsh> ");
    }

    @Test
    void remembers_lines_for_the_next_time() throws Exception {
        converse("int first = 1\n:quit\n", "--quiet");

        assertThat(state.resolve("history")).content().contains("int first = 1", ":quit");
    }
}
