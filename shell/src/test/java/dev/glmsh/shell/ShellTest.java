package dev.glmsh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glmsh.Progress;
import dev.glmsh.model.FinishReason;
import dev.glmsh.model.Generation;
import dev.glmsh.session.Session;
import dev.glmsh.shell.output.Failure;
import dev.glmsh.shell.output.Output;
import dev.glmsh.shell.output.Value;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ShellTest {
    private static final Path DEMO = Path.of("..", "demo", "glm4-demo");
    private static final String QWEN = "../session/src/test/resources/checkpoints/qwen2";
    private static final String LOAD = ":load " + QWEN;

    private final Session session = Session.open();
    private final Shell shell = Shell.open(session, Optional.of(DEMO));
    private final Recorder output = new Recorder();

    /** Keeps what a front end would show at once. */
    private static class Recorder implements Output {
        private final StringBuilder streamed = new StringBuilder();
        private final List<String> notices = new ArrayList<>();
        private final List<Double> progress = new ArrayList<>();
        private Runnable onText = () -> {};

        @Override
        public void text(String text) {
            streamed.append(text);
            onText.run();
        }

        @Override
        public void endText() {
            streamed.append("|");
        }

        @Override
        public void notice(String line) {
            notices.add(line);
        }

        @Override
        public Progress progress() {
            return (what, done, total) -> progress.add((double) done / total);
        }
    }

    @AfterEach
    void close() {
        shell.close();
        session.close();
    }

    private Generation generation(Result result) {
        assertThat(result.failure()).isEmpty();
        return ((Value.Generated) result.values().get(0)).generation();
    }

    @Test
    void streams_the_text_that_the_generation_returns() {
        Generation generation = generation(shell.evaluate(":gen Hamlet --max-new 12", output));

        assertThat(output.streamed).hasToString(generation.text());
        assertThat(output.notices)
                .containsExactly("no model is loaded, so the demo model answers; load your own with :load MODEL");
    }

    @Test
    void reports_the_progress_of_a_load_to_its_end() {
        assertThat(shell.evaluate(LOAD, output).failure()).isEmpty();

        assertThat(output.progress).isSorted().endsWith(1.0);
    }

    @Test
    void keeps_what_was_generated_before_an_interrupt() {
        shell.evaluate(LOAD, output);
        output.onText = shell::interrupt;

        Generation generation = generation(shell.evaluate(":gen x --max-new 1000 --ignore-eos", output));

        assertThat(generation.finish()).isEqualTo(FinishReason.CANCELLED);
        assertThat(generation.ids()).hasSizeBetween(1, 50);
        assertThat(shell.evaluate(":gen x --max-new 2 --ignore-eos", output).failure())
                .isEmpty();
    }

    @Test
    void leaves_a_load_that_is_interrupted() {
        Output interrupting = new Recorder() {
            @Override
            public Progress progress() {
                return (what, done, total) -> shell.interrupt();
            }
        };

        assertThat(shell.evaluate(LOAD, interrupting).failure().map(Failure::line))
                .hasValueSatisfying(line -> assertThat(line).endsWith("was cancelled"));
        assertThat(session.isLoaded()).isFalse();
        assertThat(shell.evaluate(LOAD, output).failure()).isEmpty();
    }

    @Test
    void remembers_a_conversation_in_chat_mode() {
        shell.evaluate(":chat", output);
        shell.evaluate("Hamlet", output);
        shell.evaluate("Juliet", output);

        assertThat(shell.isChatting()).isTrue();
        assertThat(session.conversation())
                .extracting(message -> message.role())
                .containsExactly("user", "assistant", "user", "assistant");
    }

    @Test
    void streams_what_Java_generates_and_returns_the_same_object() {
        shell.evaluate(LOAD, output);
        shell.evaluate("session.options(session.options().withMaxNew(5).withIgnoreEos(true))", output);

        Generation generation = generation(shell.evaluate("session.generate(\"x\")", output));

        assertThat(output.streamed).hasToString(generation.text());
        assertThat(session.lastGeneration()).containsSame(generation);
    }

    @Test
    void keeps_generations_and_printing_of_Java_in_order_and_on_lines_of_their_own() {
        shell.evaluate(LOAD, output);
        shell.evaluate("session.options(session.options().withMaxNew(5).withIgnoreEos(true))", output);

        Result result = shell.evaluate(
                "var a = session.generate(\"x\"); System.out.println(\"between\"); var b = session.generate(\"y\")",
                output);

        String first = ((Value.Generated) result.values().get(0)).generation().text();
        String second = ((Value.Generated) result.values().get(1)).generation().text();
        assertThat(output.streamed).hasToString(first + "|between\n" + second);
    }

    @Test
    void shows_what_has_a_table_as_that_table() {
        Result estimate = shell.evaluate("session.estimate(\"" + QWEN + "\")", output);
        Result load = shell.evaluate(
                "session.load(\"" + QWEN + "\", LoadOptions.defaults().withPrecision(Precision.FP32))", output);

        Value.Tabular table = (Value.Tabular) estimate.values().get(0);
        assertThat(table.table().columnNames()).startsWith("component", "bytes");
        Value.Report report = (Value.Report) load.values().get(0);
        assertThat(report.table().stringColumn("precision").asList()).containsExactly("fp32");
        assertThat(report.remarks()).singleElement().asString().startsWith("layout ");
    }

    @Test
    void cancels_a_generation_that_Java_started_and_keeps_what_there_was() {
        shell.evaluate(LOAD, output);
        shell.evaluate("session.options(session.options().withMaxNew(1000).withIgnoreEos(true))", output);
        output.onText = shell::interrupt;

        Result result = shell.evaluate("session.generate(\"x\")", output);

        assertThat(result.failure().map(Failure::line))
                .satisfiesAnyOf(
                        line -> assertThat(line).isEmpty(),
                        line -> assertThat(line).contains("cancelled"));
        assertThat(session.lastGeneration().orElseThrow().finish()).isEqualTo(FinishReason.CANCELLED);
        assertThat(shell.evaluate("1 + 1", output).failure()).isEmpty();
    }
}
