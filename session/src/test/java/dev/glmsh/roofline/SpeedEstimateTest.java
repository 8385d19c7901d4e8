package dev.glmsh.roofline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.glmsh.checkpoint.FullSizeGlm4v;
import dev.glmsh.hardware.cards.CardFormat;
import dev.glmsh.hardware.cards.Cards;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SpeedEstimateTest {
    private static final long LAYERS = 8_158_760_960L;
    private static final long HEAD = 151_552L * 4096;
    private static final Efficiency WHOLE = new Efficiency(1, 1, 0, "none lost");

    private static Workload work(int context, int batch) {
        return new Workload(
                FullSizeGlm4v.config(),
                LAYERS,
                HEAD,
                2 * (LAYERS + HEAD),
                CardFormat.BF16,
                2,
                context,
                batch,
                512,
                512);
    }

    private static Roofline device(double bytesPerSecond, double operationsPerSecond) {
        return new Roofline("device", bytesPerSecond, Map.of(CardFormat.BF16, operationsPerSecond), "given");
    }

    /** 17,559,035,904 bytes of matrices and 8,192 × 40,960 bytes of KV cache at 1 TB/s. */
    @Test
    void decodes_as_fast_as_it_can_read_weights_and_cache() {
        double tokens =
                SpeedEstimate.of(work(8192, 1), device(1e12, 1e15), WHOLE).decodeTokensPerSecond();

        assertThat(tokens).isEqualTo(1e12 / (17_559_035_904.0 + 335_544_320.0));
    }

    @Test
    void reads_the_matrices_once_for_a_whole_batch() {
        double tokens =
                SpeedEstimate.of(work(1024, 8), device(1e12, 1e15), WHOLE).decodeTokensPerSecond();

        assertThat(tokens).isEqualTo(8 * 1e12 / (17_559_035_904.0 + 8 * 1024 * 40_960.0));
    }

    @Test
    void multiplies_no_faster_than_the_device_can() {
        double tokens =
                SpeedEstimate.of(work(1, 1000), device(1e15, 1e12), WHOLE).decodeTokensPerSecond();

        assertThat(tokens).isCloseTo(1e12 / (2.0 * (LAYERS + HEAD)), within(1e-9));
    }

    /** Layers for each token, causal attention of 512 by 512 in 40 layers, and one row of logits. */
    @Test
    void prefills_at_the_rate_of_operations() {
        double operations = 2.0 * LAYERS * 512 + 40 * 2.0 * 4096 * 512 * 512 + 2.0 * HEAD;

        assertThat(SpeedEstimate.of(work(8192, 1), device(1e15, 1e12), WHOLE).prefillTokensPerSecond())
                .hasValue(512 / (operations / 1e12));
    }

    @Test
    void prefills_no_faster_than_it_can_read_the_matrices() {
        assertThat(SpeedEstimate.of(work(8192, 1), device(1e9, 1e18), WHOLE).prefillTokensPerSecond())
                .hasValue(512 / (17_559_035_904.0 / 1e9));
    }

    /** 40 layers at 1 ms each, for a token and for the one chunk of the prompt. */
    @Test
    void counts_the_calls_of_the_layers_once_a_step() {
        Efficiency calls = new Efficiency(1, 1, 1e-3, "given");
        SpeedEstimate speed = SpeedEstimate.of(work(8192, 1), device(1e18, 1e21), calls);

        assertThat(speed.decodeTokensPerSecond()).isCloseTo(1 / 0.040, within(0.01));
        assertThat(speed.prefillTokensPerSecond().orElseThrow()).isCloseTo(512 / 0.040, within(1.0));
        assertThat(speed.formulas()).allMatch(line -> line.contains(" + 40.0 ms of calls) = "));
    }

    @Test
    void does_not_guess_prefill_where_no_rate_is_known() {
        Roofline memoryOnly = new Roofline("device", 1e12, Map.of(), "given");

        assertThat(SpeedEstimate.of(work(8192, 1), memoryOnly, WHOLE).prefillTokensPerSecond())
                .isEmpty();
        assertThat(SpeedEstimate.of(work(8192, 1), memoryOnly, WHOLE).formulas())
                .containsExactly("decode = 1 token / ((17,559,035,904 bytes of matrices + 1 × 335,544,320 bytes of KV"
                        + " cache) / (1000.0 GB/s × 1.00)) = 55.9 tokens/s");
    }

    /** GLM-4.1V-9B is published at 60 to 70 tokens/s in vLLM on this card. */
    @Test
    void agrees_with_what_is_published_for_an_A100() {
        Roofline card = Roofline.of(Cards.matching("A100 80 GB SXM").get(0));

        assertThat(SpeedEstimate.of(work(1024, 1), card, Efficiency.ofCard()).decodeTokensPerSecond())
                .isBetween(60.0, 70.0);
    }

    @Test
    void widens_formats_that_a_device_cannot_multiply() {
        Roofline t4 = Roofline.of(Cards.matching("T4").get(0));
        Roofline m1 = Roofline.of(Cards.matching("M1").get(0));

        assertThat(t4.operations(CardFormat.BF16)).hasValue(65e12);
        assertThat(m1.operations(CardFormat.INT4)).hasValue(2.6e12);
    }
}
