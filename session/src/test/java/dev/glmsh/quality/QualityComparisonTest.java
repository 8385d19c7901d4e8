package dev.glmsh.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glmsh.Cancellation;
import dev.glmsh.Progress;
import dev.glmsh.device.Precision;
import dev.glmsh.device.WeightLayout;
import dev.glmsh.model.Decoder;
import dev.glmsh.model.Reference;
import dev.glmsh.torch.TorchThread;
import java.util.concurrent.CancellationException;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Against perplexities that follow from the logits which transformers computes for the same weights and tokens. */
class QualityComparisonTest {
    private static final TorchThread TORCH = new TorchThread();

    @AfterAll
    static void end() {
        TORCH.close();
    }

    private static QualityComparison comparison(Reference reference, int[] ids, Cancellation cancellation) {
        return new QualityComparison(
                "m",
                TokenWindows.of(new int[0], ids, 1024, 512),
                reference.checkpoint().config().vocabSize(),
                Progress.NONE,
                cancellation);
    }

    private static Decoder load(Reference reference, Precision precision) {
        return Decoder.load(
                reference.checkpoint(), precision, WeightLayout.CONVERTED, 128, Progress.NONE, new Cancellation());
    }

    /** e to the mean of −ln softmax(logits)[next token], written out. */
    private static double perplexity(float[] logits, int[] ids) {
        int vocabulary = logits.length / ids.length;
        double surprise = 0;
        for (int position = 0; position + 1 < ids.length; position++) {
            double sum = 0;
            for (int i = 0; i < vocabulary; i++) {
                sum += Math.exp(logits[position * vocabulary + i]);
            }
            surprise -= Math.log(Math.exp(logits[position * vocabulary + ids[position + 1]]) / sum);
        }
        return Math.exp(surprise / (ids.length - 1));
    }

    @ParameterizedTest
    @FieldSource("dev.glmsh.model.Reference#NAMES")
    void finds_the_perplexity_that_follows_from_the_reference_logits(String name) {
        Reference reference = Reference.of(name);
        TORCH.run(() -> {
            try (Decoder decoder = load(reference, Precision.FP32)) {
                for (Reference.Case each : reference.cases()) {
                    try (QualityComparison comparison = comparison(reference, each.promptIds(), new Cancellation())) {
                        QualityResult result = comparison.reference("fp32", decoder);
                        float[] theirs = reference.tensor("logits_fp32_" + each.index());
                        assertThat(result.perplexity())
                                .isCloseTo(perplexity(theirs, each.promptIds()), Percentage.withPercentage(0.05));
                        assertThat(result.tokens()).isEqualTo(each.promptIds().length - 1);
                    }
                }
            }
            return true;
        });
    }

    @Test
    void finds_no_difference_between_a_model_and_itself_and_a_small_one_between_precisions() {
        Reference reference = Reference.of("glm4-0414");
        int[] ids = reference.cases().get(1).promptIds();
        TORCH.run(() -> {
            try (Decoder exact = load(reference, Precision.FP32);
                    Decoder rounded = load(reference, Precision.BF16);
                    QualityComparison comparison = comparison(reference, ids, new Cancellation())) {
                QualityResult fp32 = comparison.reference("fp32", exact);
                QualityResult again = comparison.compare("fp32", exact);
                QualityResult bf16 = comparison.compare("bf16", rounded);

                assertThat(again).isEqualTo(fp32);
                assertThat(bf16.divergence()).isBetween(1e-9, 1e-2);
                assertThat(bf16.perplexity()).isCloseTo(fp32.perplexity(), Percentage.withPercentage(5));
            }
            return true;
        });
    }

    @Test
    void ends_when_it_is_cancelled() {
        Reference reference = Reference.of("qwen2");
        Cancellation cancellation = new Cancellation();
        try (Decoder decoder = TORCH.run(() -> load(reference, Precision.FP32));
                QualityComparison comparison =
                        comparison(reference, reference.cases().get(0).promptIds(), cancellation)) {
            cancellation.cancel();
            assertThatThrownBy(() -> TORCH.run(() -> comparison.reference("fp32", decoder)))
                    .isInstanceOf(CancellationException.class);
        }
    }
}
