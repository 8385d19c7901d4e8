package dev.glmsh.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glmsh.Cancellation;
import dev.glmsh.Progress;
import dev.glmsh.device.Precision;
import dev.glmsh.quality.QualityOptions;
import dev.glmsh.quality.QualityResult;
import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class QualitySessionTest {
    private static final String DEMO = "../demo/glm4-demo";
    private static final QualityOptions SMALL =
            QualityOptions.defaults().withTokens(400).withWindow(256);

    private final Session session = Session.open();

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void the_demo_model_predicts_what_it_was_not_trained_on_as_well_in_bf16_as_in_fp32() {
        session.load(DEMO);
        QualityOptions options = SMALL.withReference(Precision.FP32).withPrecisions(List.of(Precision.BF16));
        List<QualityResult> results = session.quality(options);

        assertThat(results).extracting(QualityResult::precision).containsExactly("fp32", "bf16");
        QualityResult exact = results.get(0);
        QualityResult rounded = results.get(1);
        assertThat(exact.perplexity()).isBetween(30.0, 300.0); // the training script said e^4.6 on held-out answers
        assertThat(rounded.perplexity()).isCloseTo(exact.perplexity(), Percentage.withPercentage(1));
        assertThat(rounded.agreement()).isGreaterThan(0.96);
        assertThat(rounded.divergence()).isBetween(0.0, 0.01);
        assertThat(session.status().precision()).hasValue("bf16");
    }

    @Test
    void measures_a_text_of_the_user_with_a_model_that_is_not_loaded() {
        List<QualityResult> results = session.quality(
                Optional.of(DEMO),
                LoadOptions.defaults(),
                SMALL.withText("ROMEO:\nO, she doth teach the torches to burn bright!"),
                Progress.NONE,
                new Cancellation());

        assertThat(results).hasSize(1);
        assertThat(results.get(0).tokens()).isBetween(8, 40);
        assertThat(session.isLoaded()).isFalse();
    }

    @Test
    void needs_a_model_and_some_text() {
        assertThatThrownBy(() -> session.quality(SMALL))
                .hasMessage("no model is loaded; name a folder, an id or synthetic:SHAPE, or :load one first");
        session.load(DEMO);
        assertThatThrownBy(() -> session.quality(SMALL.withText("")))
                .hasMessage("nothing can be predicted in 0 tokens of text; give a longer text or a larger --window");
        assertThat(session.generate("春曉").text()).isNotBlank();
    }

    @Test
    void needs_a_checkpoint_that_is_not_quantised() {
        assertThatThrownBy(() -> session.quality(
                        Optional.of("src/test/resources/compressed-tensors/qwen2-int8"),
                        LoadOptions.defaults(),
                        SMALL,
                        Progress.NONE,
                        new Cancellation()))
                .hasMessage("qwen2-int8 is quantised, so it has no bf16 to be compared with; name the original"
                        + " checkpoint");
    }

    /** On the whole built-in text. Measured: 99.8% and a divergence of 0.00015, 99.8% and 0.0003, 94.9% and 0.006. */
    @Test
    void quantised_precisions_say_nearly_the_same_as_bf16() {
        session.load(DEMO);
        List<QualityResult> results = session.quality(QualityOptions.defaults()
                .withTokens(8192)
                .withPrecisions(List.of(Precision.INT8, Precision.W8A8, Precision.INT4)));

        assertThat(results).extracting(QualityResult::precision).containsExactly("bf16", "int8", "w8a8", "int4");
        assertThat(results.get(1).agreement()).isGreaterThanOrEqualTo(0.99);
        assertThat(results.get(2).agreement()).isGreaterThanOrEqualTo(0.98);
        assertThat(results.get(3).agreement()).isGreaterThanOrEqualTo(0.93);
        assertThat(results.get(1).divergence()).isLessThan(0.001);
        assertThat(results.get(2).divergence()).isLessThan(0.002);
        assertThat(results.get(3).divergence()).isLessThan(0.02);
        assertThat(results)
                .allSatisfy(result -> assertThat(result.perplexity())
                        .isCloseTo(results.get(0).perplexity(), Percentage.withPercentage(3)));
    }
}
