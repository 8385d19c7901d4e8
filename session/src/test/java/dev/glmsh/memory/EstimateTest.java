package dev.glmsh.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import dev.glmsh.checkpoint.FullSizeGlm4v;
import dev.glmsh.checkpoint.ReferenceCheckpoints;
import dev.glmsh.device.CompiledPrompts;
import dev.glmsh.device.Precision;
import dev.glmsh.device.WeightLayout;
import dev.glmsh.table.TableFormat;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EstimateTest {
    private static final long GIB = 1L << 30;
    private static final Limits SERVER = new Limits(64 * GIB, 60 * GIB, OptionalLong.empty(), 0);
    private static final EstimateRequest BF16 = EstimateRequest.of(Precision.BF16, 8192);

    @Test
    void counts_autoglm_phone_9b_part_by_part() {
        Estimate estimate = estimate(BF16.withThreads(4).withBaseline(new Baseline(200 << 20, 300 << 20)), SERVER);

        assertThat(TableFormat.TEXT.render(estimate.table())).isEqualTo("""
                        estimate
                        component                            bytes  in memory   share  kind    when     formula
                        ───────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
                        weights, decoder layers          15.20 GiB  15.20 GiB   83.9%  memory  always   8,158,765,056 weights · 2 B
                        weights, output layer             1.16 GiB   1.16 GiB    6.4%  memory  always   620,756,992 weights · 2 B
                        loading, output layer as stored   1.16 GiB   1.16 GiB    6.4%  file    loading  620,756,992 weights · 2 B
                        rotary table                         1 MiB      1 MiB    0.0%  memory  always   8,192 tokens · 64 · 2 B
                        tokenizer                          104 MiB    104 MiB    0.6%  memory  always   3 · 12,124,160 B + 480 B · 151,552
                        LibTorch's kernels                  20 MiB     20 MiB    0.1%  memory  always   20,971,520 B, as measured
                        LibTorch                           300 MiB    300 MiB    1.6%  memory  always   measured
                        process, no model                  200 MiB    200 MiB    1.1%  memory  always   measured
                        all, loaded                              -  16.96 GiB   93.6%  -       loaded   -
                        all, prefill                             -  17.37 GiB   95.8%  -       prefill  -
                        all, decode                              -  17.32 GiB   95.6%  -       decode   -
                        total                                    -  18.12 GiB  100.0%  -       loading  fits: 18.12 GiB of 60.00 GiB that this process may take""");
        assertThat(estimate.skippedVisionBytes()).isEqualTo(2 * 892_498_432L);
    }

    /** 2 · 40 layers · 2 heads · 128 · 2 bytes. */
    @Test
    void counts_40_960_bytes_of_kv_cache_a_token() {
        assertThat(part(BF16.withContext(1), "KV cache")).isEqualTo(40_960);
        assertThat(part(BF16.withContext(65536).withBatch(3), "KV cache")).isEqualTo(40_960L * 65536 * 3);
        assertThat(part(BF16.withPrecision(Precision.FP32).withContext(1), "KV cache"))
                .isEqualTo(81_920);
    }

    @ParameterizedTest
    @CsvSource({"FP32, 37601116160", "BF16, 18800558080", "FP16, 18800558080"})
    void counts_every_weight_of_the_text_tower_in_the_chosen_precision(Precision precision, long bytes) {
        assertThat(weightBytes(BF16.withPrecision(precision))).isEqualTo(bytes);
        assertThat(weightBytes(BF16.withPrecision(precision).withLayout(WeightLayout.MAPPED)))
                .isEqualTo(bytes);
    }

    @Test
    void counts_tied_embeddings_once() {
        Estimate tied = Estimate.of(ReferenceCheckpoints.open("qwen2"), BF16.withLayout(WeightLayout.MAPPED), SERVER);

        assertThat(tied.parts())
                .filteredOn(part -> part.name().startsWith("weights"))
                .extracting(
                        EstimatedPart::name,
                        EstimatedPart::bytes,
                        part -> part.formula().numbers())
                .containsExactly(
                        tuple("weights, decoder layers", 148_608L, "74,304 weights · 2 B"),
                        tuple("weights, embedding, tied", 65_536L, "32,768 weights · 2 B"));
    }

    @Test
    void tells_weights_that_can_be_dropped_from_those_that_cannot() {
        Estimate copied = estimate(BF16, SERVER);
        Estimate mapped = estimate(BF16.withLayout(WeightLayout.MAPPED), SERVER);
        Estimate converted = estimate(BF16.withLayout(WeightLayout.MAPPED).withPrecision(Precision.FP32), SERVER);

        // rows of the embedding are read when they are looked up, not mapped
        assertThat(fromFiles(copied)).isZero();
        assertThat(fromFiles(mapped)).isEqualTo(18_800_558_080L - 151552L * 4096 * 2);
        assertThat(fromFiles(converted)).isZero();
    }

    /** 128 rows of codes and their products, or all codes, 1,024 rows of expanded weights and their products. */
    @ParameterizedTest
    @CsvSource({"BF16, 512, 0", "INT8, 512, 12894208", "W8A8, 512, 12894208", "INT4, 512, 25231360", "INT4, 64, 0"})
    void counts_what_quantised_kernels_keep_beside_activations(Precision precision, int chunk, long bytes) {
        assertThat(part(BF16.withPrecision(precision).withPrefillChunk(chunk), "activations, quantised matrices"))
                .isEqualTo(bytes);
    }

    /** 512 tokens of GLM-4-9B's widths: hidden 4096, queries 4096, MLP 13696. */
    @ParameterizedTest
    @CsvSource({
        "BF16, LAYERS, 'hidden states', 4194304",
        "BF16, LAYERS, attention, 5242880",
        "BF16, LAYERS, MLP, 28049408",
        "BF16, LAYERS, matrices, 14024704",
        "INT4, LAYERS, MLP, 28049408",
        "INT4, QUANTIZED_LAYERS, 'quantised matrices', 7450624",
        "BF16, QUANTIZED_LAYERS, MLP, 42074112",
        "W8A8, QUANTIZED_LAYERS, 'quantised matrices', 7014400",
        "INT8, LAYERS, 'quantised matrices', 14026752",
        "W8A8, ATTENTION, MLP, 42074112"
    })
    void counts_what_compiled_layers_of_prompts_take(
            Precision precision, CompiledPrompts compiled, String name, long bytes) {
        EstimateRequest request = BF16.withPrecision(precision).withCompiled(compiled);

        assertThat(estimate(request, SERVER).parts())
                .filteredOn(part -> part.name().equals("activations, " + name) && part.phase() == Phase.PREFILL)
                .extracting(EstimatedPart::bytes)
                .containsExactly(bytes);
    }

    /** A prompt of any length is computed in chunks; only the mask of the last chunk grows with the context. */
    @Test
    void bounds_activations_by_the_chunk() {
        assertThat(activations(BF16.withContext(65536)) - activations(BF16.withContext(32768)))
                .isEqualTo(512L * 32768 * (2 + 2 + 1));
        assertThat(activations(BF16.withContext(65536).withCompiled(CompiledPrompts.ATTENTION)))
                .isEqualTo(activations(BF16.withContext(512)));
        assertThat(activations(BF16.withPrefillChunk(1))).isLessThan(1 << 20);
    }

    @ParameterizedTest
    @CsvSource({
        "24, false, FITS, fits: 17.63 GiB of 24.00 GiB that this process may take",
        "19, false, TIGHT, tight: 17.63 GiB of 19.00 GiB that this process may take",
        "8, false, NO, does not fit: 17.63 GiB of 8.00 GiB that this process may take",
        "8, true, TIGHT, 'tight: 16.85 GiB of 8.00 GiB that this process may take; mapped weights are read from the disk "
                + "again and again'",
    })
    void compares_with_what_the_process_may_take(int gib, boolean mapped, Fit verdict, String summary) {
        Estimate estimate = estimate(BF16.withLayout(mapped ? WeightLayout.MAPPED : WeightLayout.PACKED), room(gib));

        assertThat(estimate.verdict()).isEqualTo(verdict);
        assertThat(estimate.summary()).isEqualTo(summary);
    }

    @Test
    void takes_the_smaller_of_host_and_control_group_and_what_the_process_holds_already() {
        assertThat(new Limits(64, 60, OptionalLong.of(10), 5).room()).isEqualTo(15);
        assertThat(new Limits(64, 8, OptionalLong.of(10), 0).room()).isEqualTo(8);
        assertThatIllegalArgumentException().isThrownBy(() -> new Limits(64, -1, OptionalLong.empty(), 0));
    }

    @Test
    void suggests_the_smallest_change_first() {
        Estimate long64k = estimate(BF16.withContext(65536), room(19));

        assertThat(long64k.changes())
                .extracting(change -> change.what() + ": " + change.verdict())
                .containsExactly(
                        "--context 32768: TIGHT",
                        "--layout mapped: TIGHT",
                        "--precision int8: FITS",
                        "--precision int4: FITS");
    }

    @Test
    void suggests_a_lower_precision_last() {
        Estimate fp32 = estimate(BF16.withPrecision(Precision.FP32), room(24));

        assertThat(fp32.changes())
                .extracting(change -> change.what() + ": " + change.verdict())
                .containsExactly(
                        "--precision bf16: FITS",
                        "--precision int8: FITS",
                        "--precision int4: FITS",
                        "--layout mapped --precision bf16: FITS");
    }

    @Test
    void suggests_nothing_where_it_fits_or_where_nothing_helps() {
        assertThat(estimate(BF16, SERVER).changes()).isEmpty();
        assertThat(estimate(BF16, new Limits(1, 1, OptionalLong.empty(), 0)).changes())
                .isEmpty();
    }

    private static long fromFiles(Estimate estimate) {
        return estimate.parts().stream()
                .filter(part -> part.phase() == Phase.USED && part.evictable())
                .mapToLong(EstimatedPart::resident)
                .sum();
    }

    private static Limits room(int gib) {
        return new Limits(32 * GIB, gib * GIB, OptionalLong.empty(), 0);
    }

    private static Estimate estimate(EstimateRequest request, Limits limits) {
        return Estimate.of(FullSizeGlm4v.config(), FullSizeGlm4v.weights(), request, limits);
    }

    private static long weightBytes(EstimateRequest request) {
        return estimate(request, SERVER).weightBytes();
    }

    private static long activations(EstimateRequest request) {
        return estimate(request, SERVER).parts().stream()
                .filter(part -> part.phase() == Phase.PREFILL && part.name().startsWith("activations"))
                .mapToLong(EstimatedPart::bytes)
                .sum();
    }

    private static long part(EstimateRequest request, String name) {
        return sum(request, name);
    }

    private static long sum(EstimateRequest request, String start) {
        return estimate(request, SERVER).parts().stream()
                .filter(part -> part.name().startsWith(start))
                .mapToLong(EstimatedPart::bytes)
                .sum();
    }
}
