package dev.glmsh.quality;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against numbers that a few lines of Python give for the same logits. */
class TokenScoresTest {
    private static final Offset<Double> EXACT = Offset.offset(1e-6);
    private static final float[] REFERENCE = {0, 0, 1, 2, 3, 4, 0.5f, -1, 2.5f, 0};
    private static final float[] OTHER = {0, 0, 1.5f, 1, 3.5f, 3, 0, -1, 2.75f, 1};

    private static QualityResult result(boolean isReference) {
        TokenScores scores = new TokenScores();
        for (int from : new int[] {2, 6}) {
            scores.predicted(OTHER, from, 4, 2);
            scores.compared(REFERENCE, OTHER, from, 4);
        }
        return scores.result("m", "int4", isReference);
    }

    @Test
    void takes_perplexity_from_the_mean_surprise() {
        assertThat(result(false).tokens()).isEqualTo(2);
        assertThat(result(false).perplexity()).isCloseTo(1.5167078119034467, EXACT);
        assertThat(result(false).standardError()).isCloseTo(0.27977635566657916, EXACT);
    }

    @Test
    void takes_divergence_and_agreement_from_whole_distributions() {
        assertThat(result(false).divergence()).isCloseTo(0.15315431929012982, EXACT);
        assertThat(result(false).agreement()).isEqualTo(0.5);
    }

    @ParameterizedTest
    @CsvSource({"1, 2, 3, 3, 100", "3, 3, 1, 2, 0", "3, 1, 1, 3, 100", "1, 3, 2, 1, 0"})
    void any_of_several_likeliest_tokens_is_right(float a, float b, float c, float d, int percent) {
        TokenScores scores = new TokenScores();
        float[] reference = {1, 2, 3, 3};
        float[] logits = {a, b, c, d};
        scores.predicted(logits, 0, 4, 0);
        scores.compared(reference, logits, 0, 4);
        assertThat(scores.result("m", "int4", false).agreement() * 100).isEqualTo(percent);
    }

    @Test
    void a_reference_agrees_with_itself() {
        assertThat(result(true).divergence()).isZero();
        assertThat(result(true).agreement()).isEqualTo(1);
    }
}
