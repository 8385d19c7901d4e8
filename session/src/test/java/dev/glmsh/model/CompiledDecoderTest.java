package dev.glmsh.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.glmsh.Cancellation;
import dev.glmsh.Progress;
import dev.glmsh.checkpoint.Checkpoint;
import dev.glmsh.checkpoint.SyntheticModel;
import dev.glmsh.compiled.CompiledKernels;
import dev.glmsh.device.Precision;
import dev.glmsh.device.WeightLayout;
import dev.glmsh.model.Reference.Case;
import dev.glmsh.torch.Tensor;
import dev.glmsh.torch.Torch;
import dev.glmsh.torch.TorchThread;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Token by token through kernels that were compiled here, beside what LibTorch and transformers compute at once. */
class CompiledDecoderTest {
    private static final TorchThread TORCH = new TorchThread();

    @BeforeAll
    static void needs_a_compiler() {
        CompiledKernels.Found found = TORCH.run(CompiledKernels::find);
        assumeTrue(found.kernels().isPresent(), found.reason());
    }

    @AfterAll
    static void end() {
        TORCH.close();
    }

    static Stream<Arguments> computes_bf16_logits_as_close_to_fp32_as_transformers_does() {
        return Reference.NAMES.stream()
                .flatMap(name -> Stream.of(WeightLayout.MAPPED, WeightLayout.PACKED, WeightLayout.COMPACT)
                        .map(layout -> Arguments.of(name, layout)));
    }

    @ParameterizedTest
    @MethodSource
    void computes_bf16_logits_as_close_to_fp32_as_transformers_does(String name, WeightLayout layout) {
        Reference reference = Reference.of(name);
        for (Case expected : reference.cases()) {
            float[] logits = oneByOne(reference.checkpoint(), Precision.BF16, layout, true, expected.promptIds());
            float[] exact = reference.tensor("logits_fp32_" + expected.index());
            float[] theirs = reference.tensor("logits_bf16_" + expected.index());
            assertThat(meanDifference(logits, exact))
                    .as("case %d", expected.index())
                    .isLessThan(1.5 * meanDifference(theirs, exact));
        }
    }

    /** Its matrices are brought back into the very bits. */
    @ParameterizedTest
    @CsvSource({"synthetic:glm4-demo", "synthetic:qwen2.5-0.5b"})
    void gives_a_prompt_the_same_logits_in_12_bits_as_in_16(String name) {
        Checkpoint model = SyntheticModel.parse(name).orElseThrow().open();
        int[] prompt = IntStream.range(0, 40).toArray();

        assertThat(atOnce(model, WeightLayout.COMPACT, prompt)).isEqualTo(atOnce(model, WeightLayout.PACKED, prompt));
    }

    private static float[] atOnce(Checkpoint checkpoint, WeightLayout layout, int[] prompt) {
        return atOnce(checkpoint, Precision.BF16, layout, true, prompt.length, prompt);
    }

    private static float[] atOnce(
            Checkpoint checkpoint,
            Precision precision,
            WeightLayout layout,
            boolean compiled,
            int chunk,
            int[] prompt) {
        return TORCH.run(() -> {
            Cancellation never = new Cancellation();
            try (Decoder decoder = Decoder.load(
                            checkpoint, precision, layout, 256, Optional.empty(), compiled, Progress.NONE, never);
                    KvCache cache = decoder.newCache()) {
                List<float[]> rows = new ArrayList<>();
                for (int from = 0; from < prompt.length; from += chunk) {
                    int[] part = Arrays.copyOfRange(prompt, from, Math.min(prompt.length, from + chunk));
                    try (Tensor hidden = decoder.forward(part, cache, never);
                            Tensor logits = decoder.logits(hidden, false)) {
                        rows.add(logits.toFloats());
                    }
                }
                return joined(rows);
            }
        });
    }

    @Test
    void refuses_12_bits_where_kernels_are_missing_instead_of_taking_16() {
        Checkpoint demo =
                SyntheticModel.parse("synthetic:glm4-demo").orElseThrow().open();

        assertThatThrownBy(() -> oneByOne(demo, Precision.BF16, WeightLayout.COMPACT, false, new int[] {1}))
                .hasMessage("compact weights need compiled kernels, and there are none here; leave out --layout");
    }

    /** Activations have 8 bits here: that takes less than a tenth of what 4-bit weights have taken. */
    @ParameterizedTest
    @CsvSource({"INT4", "INT4_G64", "INT4_G32"})
    void computes_the_logits_of_LibTorch_but_for_a_tenth_of_what_4_bits_lose(Precision precision) {
        Checkpoint demo =
                SyntheticModel.parse("synthetic:glm4-demo").orElseThrow().open();
        int[] prompt = IntStream.range(0, 40).toArray();

        float[] ours = oneByOne(demo, precision, WeightLayout.PACKED, true, prompt);
        float[] theirs = oneByOne(demo, precision, WeightLayout.PACKED, false, prompt);

        float[] exact = oneByOne(demo, Precision.BF16, WeightLayout.PACKED, false, prompt);

        assertThat(meanDifference(ours, theirs)).isLessThan(0.1 * meanDifference(theirs, exact));
    }

    static Stream<Arguments> computes_prompts_in_4_bits_as_LibTorch_does_but_for_an_eighth_of_what_they_lose() {
        return Stream.concat(
                Reference.NAMES.stream()
                        .map(name -> Arguments.of(name, Reference.of(name).checkpoint(), Precision.INT4_G32)),
                Stream.of(Precision.INT4, Precision.INT4_G64)
                        .map(precision -> Arguments.of("demo", demo(), precision)));
    }

    @ParameterizedTest(name = "{0} {2}")
    @MethodSource
    void computes_prompts_in_4_bits_as_LibTorch_does_but_for_an_eighth_of_what_they_lose(
            String name, Checkpoint model, Precision precision) {
        int[] prompt = IntStream.range(0, 40).toArray();

        float[] ours = atOnce(model, precision, WeightLayout.PACKED, true, prompt.length, prompt);
        float[] theirs = atOnce(model, precision, WeightLayout.PACKED, false, prompt.length, prompt);
        float[] exact = atOnce(model, Precision.BF16, WeightLayout.PACKED, false, prompt.length, prompt);

        assertThat(meanDifference(ours, theirs)).isLessThan(0.125 * meanDifference(theirs, exact));
    }

    /** So a prompt whose beginning is in the cache has the same continuation. */
    @ParameterizedTest
    @CsvSource({
        "INT4, PACKED, 1",
        "INT4, PACKED, 64",
        "W8A8, PACKED, 7",
        "INT8, PACKED, 64",
        "BF16, PACKED, 1",
        "BF16, PACKED, 64",
        "BF16, COMPACT, 7"
    })
    void gives_a_prompt_the_same_logits_however_it_is_divided(Precision precision, WeightLayout layout, int chunk) {
        assumeTrue(Decoder.compiledPrompts().layers(precision), "LibTorch multiplies prompts on this processor");
        int[] prompt = IntStream.range(0, 200).toArray();

        assertThat(atOnce(demo(), precision, layout, true, chunk, prompt))
                .isEqualTo(atOnce(demo(), precision, layout, true, prompt.length, prompt));
    }

    private static Checkpoint demo() {
        return SyntheticModel.parse("synthetic:glm4-demo").orElseThrow().open();
    }

    /** The codes are the same; sums in another order, and what is rounded less often, decide between neighbouring ones. */
    @ParameterizedTest
    @CsvSource({"INT8", "W8A8"})
    void is_in_8_bits_as_close_to_fp32_as_LibTorch_is(Precision precision) {
        Checkpoint demo =
                SyntheticModel.parse("synthetic:glm4-demo").orElseThrow().open();
        int[] prompt = IntStream.range(0, 40).toArray();

        float[] ours = oneByOne(demo, precision, WeightLayout.PACKED, true, prompt);
        float[] theirs = oneByOne(demo, precision, WeightLayout.PACKED, false, prompt);

        float[] exact = oneByOne(demo, Precision.FP32, WeightLayout.PACKED, false, prompt);

        assertThat(meanDifference(ours, exact)).isLessThan(1.1 * meanDifference(theirs, exact));
    }

    @ParameterizedTest
    @CsvSource({"INT8", "W8A8"})
    void computes_prompts_in_8_bits_as_close_to_fp32_as_LibTorch_does(Precision precision) {
        int[] prompt = IntStream.range(0, 40).toArray();

        float[] ours = atOnce(demo(), precision, WeightLayout.PACKED, true, prompt.length, prompt);
        float[] theirs = atOnce(demo(), precision, WeightLayout.PACKED, false, prompt.length, prompt);
        float[] exact = atOnce(demo(), Precision.FP32, WeightLayout.PACKED, false, prompt.length, prompt);

        assertThat(meanDifference(ours, exact)).isLessThan(1.1 * meanDifference(theirs, exact));
    }

    /** Heads are shared among threads otherwise; the order of sums within a head and a row stays. */
    @ParameterizedTest
    @CsvSource({"1", "3", "8"})
    void gives_the_same_logits_with_any_number_of_threads(int threads) {
        Checkpoint demo =
                SyntheticModel.parse("synthetic:glm4-demo").orElseThrow().open();
        int[] prompt = IntStream.range(0, 12).toArray();
        int usual = TORCH.run(Torch::threads);
        float[] expected = oneByOne(demo, Precision.W8A8, WeightLayout.PACKED, true, prompt);
        try {
            use(threads);

            assertThat(oneByOne(demo, Precision.W8A8, WeightLayout.PACKED, true, prompt))
                    .isEqualTo(expected);
        } finally {
            use(usual);
        }
    }

    private static void use(int threads) {
        var unused = TORCH.run(() -> {
            Torch.threads(threads);
            return threads;
        });
    }

    private static float[] oneByOne(
            Checkpoint checkpoint, Precision precision, WeightLayout layout, boolean compiled, int[] prompt) {
        return TORCH.run(() -> {
            Cancellation never = new Cancellation();
            try (Decoder decoder = Decoder.load(
                            checkpoint, precision, layout, 128, Optional.empty(), compiled, Progress.NONE, never);
                    KvCache cache = decoder.newCache()) {
                assertThat(decoder.isCompiled()).isEqualTo(compiled);
                List<float[]> rows = new ArrayList<>();
                for (int id : prompt) {
                    try (Tensor logits = decoder.next(id, cache, never)) {
                        rows.add(logits.toFloats());
                    }
                }
                return joined(rows);
            }
        });
    }

    private static float[] joined(List<float[]> rows) {
        FloatBuffer all =
                FloatBuffer.allocate(rows.stream().mapToInt(row -> row.length).sum());
        rows.forEach(all::put);
        return all.array();
    }

    private static double meanDifference(float[] a, float[] b) {
        assertThat(a).hasSameSizeAs(b);
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += Math.abs(a[i] - b[i]);
        }
        return sum / a.length;
    }
}
