package dev.glmsh.shell.redirect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glmsh.Cancellation;
import dev.glmsh.Progress;
import dev.glmsh.shell.output.Look;
import dev.glmsh.shell.output.Output;
import dev.glmsh.shell.output.Value;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the commands are those of Unix")
class ProgramTargetTest {
    private final StringBuilder shown = new StringBuilder();
    private final Cancellation cancellation = new Cancellation();
    private Runnable onOutput = () -> {};

    private final Output output = new Output() {
        @Override
        public void text(String text) {
            shown.append(text);
            onOutput.run();
        }

        @Override
        public void notice(String line) {}

        @Override
        public Progress progress() {
            return Progress.NONE;
        }
    };

    private void send(String text, String command) {
        new ProgramTarget(command).send(new Value.Text(text), Look.STANDARD, output, cancellation);
    }

    @Test
    void shows_what_the_program_makes_of_the_text() {
        send("洛陽\nb", "sort | tr b B");

        assertThat(shown).hasToString("B\n洛陽\n");
    }

    @Test
    void lets_a_program_stop_reading() {
        send("line\n".repeat(100_000), "head -n 1");

        assertThat(shown).hasToString("line\n");
    }

    @Test
    void names_a_program_that_fails() {
        assertThatThrownBy(() -> send("x", "echo bad >&2; exit 3"))
                .hasMessage("'echo bad >&2; exit 3' ended with exit code 3; what it printed is above, if it did");
        assertThat(shown).hasToString("bad\n");
    }

    @Test
    void says_when_there_is_no_such_program() {
        assertThatThrownBy(() -> send("x", "glmsh-no-such-program"))
                .hasMessage("'glmsh-no-such-program' was not found; check the name of the program");
    }

    @Test
    void ends_a_program_that_goes_on_for_ever_when_cancelled() {
        onOutput = cancellation::cancel;

        assertThatThrownBy(() -> send("x", "echo begun; while :; do sleep 1; done"))
                .isInstanceOf(CancellationException.class)
                .hasMessage("'echo begun; while :; do sleep 1; done' was cancelled");
    }
}
