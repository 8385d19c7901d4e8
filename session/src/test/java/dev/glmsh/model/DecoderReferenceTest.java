package dev.glmsh.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glmsh.Cancellation;
import dev.glmsh.Progress;
import dev.glmsh.checkpoint.Checkpoint;
import dev.glmsh.checkpoint.Tokenizer;
import dev.glmsh.device.Precision;
import dev.glmsh.device.WeightLayout;
import dev.glmsh.model.Reference.Case;
import dev.glmsh.torch.Tensor;
import dev.glmsh.torch.TorchThread;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every architecture against what transformers computes for the same weights. */
class DecoderReferenceTest {
    private static final TorchThread TORCH = new TorchThread();

    @AfterAll
    static void end() {
        TORCH.close();
    }

    static Stream<Arguments> namesAndFloatLayouts() {
        return Reference.NAMES.stream()
                .flatMap(name -> Stream.of(WeightLayout.CONVERTED, WeightLayout.PACKED)
                        .map(layout -> Arguments.of(name, layout)));
    }

    static Stream<Arguments> namesAndHalfLayouts() {
        return Reference.NAMES.stream()
                .flatMap(name -> Stream.of(
                        Arguments.of(name, WeightLayout.MAPPED, true),
                        Arguments.of(name, WeightLayout.PACKED, true),
                        Arguments.of(name, WeightLayout.PACKED, false)));
    }

    @ParameterizedTest
    @MethodSource("namesAndFloatLayouts")
    void continues_greedily_with_the_same_ids_in_fp32(String name, WeightLayout layout) {
        Reference reference = Reference.of(name);
        TORCH.run(() -> {
            try (Decoder decoder = load(reference.checkpoint(), Precision.FP32, layout);
                    KvCache cache = decoder.newCache();
                    Tokenizer tokenizer = reference.checkpoint().openTokenizer()) {
                Generator generator = new Generator(decoder, cache, tokenizer, 512, 0);
                GenerationOptions options =
                        GenerationOptions.defaults().withMaxNew(24).withIgnoreEos(true);
                for (Case expected : reference.cases()) {
                    Generation generation =
                            generator.generate(expected.promptIds(), options, Set.of(), text -> {}, new Cancellation());
                    assertThat(generation.ids()).as("case %d", expected.index()).isEqualTo(expected.greedy());
                    cache.clear();
                }
            }
            return true;
        });
    }

    @ParameterizedTest
    @MethodSource("namesAndFloatLayouts")
    void computes_the_same_logits_in_fp32(String name, WeightLayout layout) {
        Reference reference = Reference.of(name);
        for (Case expected : reference.cases()) {
            float[] logits = logits(reference.checkpoint(), Precision.FP32, layout, expected.promptIds());
            float[] wanted = reference.tensor("logits_fp32_" + expected.index());
            assertThat(largestDifference(logits, wanted))
                    .as("case %d", expected.index())
                    .isLessThan(1e-3);
        }
    }

    @ParameterizedTest
    @MethodSource("namesAndHalfLayouts")
    void computes_bf16_logits_as_close_to_fp32_as_transformers_does(
            String name, WeightLayout layout, boolean compiled) {
        Reference reference = Reference.of(name);
        for (Case expected : reference.cases()) {
            float[] logits = logits(reference.checkpoint(), Precision.BF16, layout, compiled, expected.promptIds());
            float[] exact = reference.tensor("logits_fp32_" + expected.index());
            float[] theirs = reference.tensor("logits_bf16_" + expected.index());
            assertThat(meanDifference(logits, exact))
                    .as("case %d", expected.index())
                    .isLessThan(1.5 * meanDifference(theirs, exact));
        }
    }

    @ParameterizedTest
    @FieldSource("dev.glmsh.model.Reference#NAMES")
    void computes_fp16_logits_between_bf16_and_fp32(String name) {
        Reference reference = Reference.of(name);
        Case first = reference.cases().get(0);
        float[] logits = logits(reference.checkpoint(), Precision.FP16, WeightLayout.CONVERTED, first.promptIds());
        float[] exact = reference.tensor("logits_fp32_0");
        assertThat(meanDifference(logits, exact)).isLessThan(meanDifference(reference.tensor("logits_bf16_0"), exact));
    }

    private static float[] logits(Checkpoint checkpoint, Precision precision, WeightLayout layout, int[] prompt) {
        return logits(checkpoint, precision, layout, true, prompt);
    }

    private static float[] logits(
            Checkpoint checkpoint, Precision precision, WeightLayout layout, boolean compiled, int[] prompt) {
        return TORCH.run(() -> {
            Cancellation cancellation = new Cancellation();
            try (Decoder decoder = Decoder.load(
                            checkpoint,
                            precision,
                            layout,
                            128,
                            Optional.empty(),
                            compiled,
                            Progress.NONE,
                            cancellation);
                    KvCache cache = decoder.newCache();
                    Tensor hidden = decoder.forward(prompt, cache, cancellation);
                    Tensor logits = decoder.logits(hidden, false)) {
                return logits.toFloats();
            }
        });
    }

    private static Decoder load(Checkpoint checkpoint, Precision precision, WeightLayout layout) {
        return Decoder.load(checkpoint, precision, layout, 128, Progress.NONE, new Cancellation());
    }

    private static double largestDifference(float[] a, float[] b) {
        assertThat(a).hasSameSizeAs(b);
        double largest = 0;
        for (int i = 0; i < a.length; i++) {
            largest = Math.max(largest, Math.abs(a[i] - b[i]));
        }
        return largest;
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
