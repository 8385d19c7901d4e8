package dev.glmsh.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glmsh.Cancellation;
import dev.glmsh.GlmshException;
import dev.glmsh.Progress;
import dev.glmsh.checkpoint.Checkpoint;
import dev.glmsh.checkpoint.Tokenizer;
import dev.glmsh.device.Precision;
import dev.glmsh.device.WeightLayout;
import dev.glmsh.torch.TorchThread;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class GeneratorTest {
    private static final TorchThread TORCH = new TorchThread();
    private static final GenerationOptions OPTIONS =
            GenerationOptions.defaults().withMaxNew(16).withIgnoreEos(true);
    private static final int CONTEXT = 96;

    @AfterAll
    static void end() {
        TORCH.close();
    }

    @ParameterizedTest
    @FieldSource("dev.glmsh.model.Reference#NAMES")
    void the_size_of_prefill_chunks_does_not_change_the_ids(String name) {
        int[] prompt = Reference.of(name).cases().get(0).promptIds();
        List<Integer> whole = with(name, 512, generator -> ids(generator, prompt));
        for (int chunk : new int[] {1, 7}) {
            List<Integer> chunked = with(name, chunk, generator -> ids(generator, prompt));
            assertThat(chunked).as("chunks of %d", chunk).isEqualTo(whole);
        }
    }

    @ParameterizedTest
    @FieldSource("dev.glmsh.model.Reference#NAMES")
    void reusing_the_common_prefix_does_not_change_the_ids(String name) {
        int[] first = Reference.of(name).cases().get(0).promptIds();
        int[] second = Arrays.copyOf(first, first.length + 5);
        for (int i = 0; i < 5; i++) {
            second[first.length + i] = first[i];
        }
        List<Integer> fresh = with(name, 512, generator -> ids(generator, second));
        Generation reused = with(name, 512, generator -> {
            ids(generator, first);
            return generate(generator, second, OPTIONS);
        });
        assertThat(reused.ids()).isEqualTo(fresh);
        assertThat(reused.reusedTokens()).isEqualTo(first.length);
    }

    @Test
    void ends_before_a_stop_id_and_says_so() {
        Reference reference = Reference.of("llama3");
        List<Integer> greedy = reference.cases().get(0).greedy();
        Generation generation = with(
                "llama3",
                512,
                generator -> generator.generate(
                        reference.cases().get(0).promptIds(),
                        OPTIONS.withIgnoreEos(false),
                        Set.of(greedy.get(4)),
                        text -> {},
                        new Cancellation()));
        assertThat(generation.ids()).isEqualTo(greedy.subList(0, greedy.indexOf(greedy.get(4))));
        assertThat(generation.finish()).isEqualTo(FinishReason.STOP);
    }

    @Test
    void ends_at_the_end_of_the_context() {
        int[] prompt = new int[CONTEXT - 3];
        Arrays.fill(prompt, 7);
        Generation generation = with("qwen3", 512, generator -> generate(generator, prompt, OPTIONS));
        assertThat(generation.ids()).hasSize(3);
        assertThat(generation.finish()).isEqualTo(FinishReason.LENGTH);
    }

    @Test
    void refuses_a_prompt_that_fills_the_context_or_is_empty() {
        int[] prompt = new int[CONTEXT];
        assertThatThrownBy(() -> with("qwen3", 512, generator -> ids(generator, prompt)))
                .isInstanceOf(GlmshException.class)
                .hasMessage("the prompt has 96 tokens and the context holds 96; "
                        + "shorten it, or load the model again with a larger --context");
        assertThatThrownBy(() -> with("qwen3", 512, generator -> ids(generator, new int[0])))
                .hasMessage("the prompt is empty; give at least one token of text");
    }

    @Test
    void a_cancelled_generation_keeps_what_it_has_and_the_next_one_is_right() {
        int[] prompt = Reference.of("glm4-0414").cases().get(0).promptIds();
        List<Integer> whole = with("glm4-0414", 512, generator -> ids(generator, prompt));
        List<Integer> after = with("glm4-0414", 512, generator -> {
            Cancellation cancellation = new Cancellation();
            StringBuilder seen = new StringBuilder();
            Generation cut = generator.generate(
                    prompt,
                    OPTIONS,
                    Set.of(),
                    text -> {
                        seen.append(text);
                        cancellation.cancel();
                    },
                    cancellation);
            assertThat(cut.finish()).isEqualTo(FinishReason.CANCELLED);
            assertThat(cut.ids())
                    .hasSizeLessThan(16)
                    .isEqualTo(whole.subList(0, cut.ids().size()));
            return ids(generator, prompt);
        });
        assertThat(after).isEqualTo(whole);
    }

    @Test
    void streams_exactly_the_text_it_returns_and_times_every_token() {
        int[] prompt = Reference.of("glm-4").cases().get(0).promptIds();
        StringBuilder streamed = new StringBuilder();
        Generation generation = with(
                "glm-4",
                512,
                generator -> generator.generate(prompt, OPTIONS, Set.of(), streamed::append, new Cancellation()));
        assertThat(streamed.toString()).isEqualTo(generation.text());
        assertThat(generation.timings().tokenMs()).hasSize(16).allMatch(ms -> ms > 0);
        assertThat(generation.timings().ttftMs())
                .isGreaterThanOrEqualTo(generation.timings().prefillMs());
        assertThat(generation.tokensPerSecond()).isPresent();
    }

    private static List<Integer> ids(Generator generator, int[] prompt) {
        return generate(generator, prompt, OPTIONS).ids();
    }

    private static Generation generate(Generator generator, int[] prompt, GenerationOptions options) {
        return generator.generate(prompt, options, Set.of(), text -> {}, new Cancellation());
    }

    private static <T> T with(String name, int chunk, Function<Generator, T> work) {
        Checkpoint checkpoint = Reference.of(name).checkpoint();
        return TORCH.run(() -> {
            try (Decoder decoder = Decoder.load(
                            checkpoint,
                            Precision.FP32,
                            WeightLayout.PACKED,
                            CONTEXT,
                            Progress.NONE,
                            new Cancellation());
                    KvCache cache = decoder.newCache();
                    Tokenizer tokenizer = checkpoint.openTokenizer()) {
                return work.apply(new Generator(decoder, cache, tokenizer, chunk, 0));
            }
        });
    }
}
