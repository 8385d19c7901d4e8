package dev.glmsh.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glmsh.Cancellation;
import dev.glmsh.GlmshException;
import dev.glmsh.Progress;
import dev.glmsh.benchmark.BenchmarkOptions;
import dev.glmsh.benchmark.BenchmarkResult;
import dev.glmsh.checkpoint.Message;
import dev.glmsh.device.Precision;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BenchmarkSessionTest {
    private static final String DEMO = "../demo/glm4-demo";
    private static final BenchmarkOptions SMALL = new BenchmarkOptions(8, 2, 1, List.of(0), 1);

    private final Session session = Session.open();

    @AfterEach
    void close() {
        session.close();
    }

    private List<BenchmarkResult> benchmark(Optional<String> model, LoadOptions load) {
        return session.benchmark(model, load, SMALL, Progress.NONE, new Cancellation());
    }

    @Test
    void needs_a_model() {
        assertThatThrownBy(() -> session.benchmark(SMALL))
                .isInstanceOf(GlmshException.class)
                .hasMessage("no model is loaded; name a folder, an id or synthetic:SHAPE, or :load one first");
    }

    @Test
    void leaves_the_loaded_model_and_its_conversation_as_they_are() {
        session.load(DEMO);
        session.chat("春曉");
        List<Message> before = session.conversation();
        int cached = session.status().contextUsed();

        assertThat(session.benchmark(SMALL)).hasSize(2);
        assertThat(benchmark(Optional.empty(), LoadOptions.defaults().withPrecision(Precision.FP32)))
                .extracting(BenchmarkResult::precision)
                .containsOnly("fp32");

        assertThat(session.conversation()).isEqualTo(before);
        assertThat(session.status().contextUsed()).isEqualTo(cached);
        assertThat(session.status().precision()).hasValue("bf16");
        assertThat(session.chat("送友人").reusedTokens()).isPositive();
    }

    @Test
    void measures_another_model_and_keeps_nothing_of_it() {
        List<BenchmarkResult> results = benchmark(Optional.of("synthetic:glm4-demo"), LoadOptions.defaults());

        assertThat(results)
                .extracting(result -> result.model() + " " + result.test().name())
                .containsExactly("synthetic:glm4-demo pp8", "synthetic:glm4-demo tg2");
        assertThat(session.isLoaded()).isFalse();
    }

    @Test
    void is_ended_by_an_interrupt_and_the_session_goes_on() {
        session.load(DEMO);
        assertThatThrownBy(() -> session.benchmark(
                        Optional.of("synthetic:glm4-demo"),
                        LoadOptions.defaults(),
                        SMALL,
                        (what, done, total) -> session.interrupt(),
                        new Cancellation()))
                .isInstanceOf(CancellationException.class);
        assertThatThrownBy(() -> session.benchmark(
                        Optional.empty(),
                        LoadOptions.defaults(),
                        SMALL,
                        (what, done, total) -> session.interrupt(),
                        new Cancellation()))
                .isInstanceOf(CancellationException.class)
                .hasMessage("the benchmark was cancelled");

        assertThat(session.generate("春曉").text()).isNotBlank();
    }

    @Test
    void refuses_a_context_that_the_model_does_not_have() {
        assertThatThrownBy(() -> session.benchmark(
                        Optional.of(DEMO),
                        LoadOptions.defaults(),
                        SMALL.withDepths(List.of(600)),
                        Progress.NONE,
                        new Cancellation()))
                .hasMessage(
                        "608 tokens are longer than the context of glm4-demo, 512; choose a smaller --prompt, --new or"
                                + " --depth");
    }

    /** A benchmark with other threads loads the checkpoint again, as it is loaded. */
    @Test
    void keeps_the_precision_of_the_loaded_model() {
        LoadOptions int4 = LoadOptions.defaults().withPrecision(Precision.INT4);
        session.load(Path.of(DEMO), int4, Progress.NONE, new Cancellation());

        assertThat(benchmark(Optional.empty(), LoadOptions.defaults().withThreads(1)))
                .extracting(result -> result.precision() + " " + result.layout())
                .containsOnly("int4 packed");
    }
}
