package dev.glmsh.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.glmsh.GlmshException;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SamplerTest {
    private static final int[] NO_PROMPT = {};
    /** Probabilities 0.5, 0.25, 0.15, 0.1 at temperature 1. */
    private static final double[] PROBABILITIES = {0.15, 0.5, 0.1, 0.25};

    @Test
    void greedy_takes_the_largest_logit() {
        assertThat(new Sampler(Sampling.greedy(), NO_PROMPT).draw(new float[] {1, 3, 2}))
                .isEqualTo(1);
    }

    @Test
    void draws_in_proportion_to_the_probabilities() {
        assertThat(frequencies(Sampling.greedy().withTemperature(1)))
                .allSatisfy((id, share) -> assertThat(share).isCloseTo(PROBABILITIES[id], within(0.01)));
    }

    @Test
    void a_low_temperature_sharpens_the_distribution() {
        // Squared and normalised: 0.25 / (0.25 + 0.0625 + 0.0225 + 0.01).
        assertThat(frequencies(Sampling.greedy().withTemperature(0.5)).get(1)).isCloseTo(0.7246, within(0.01));
    }

    static Stream<Arguments> filters() {
        Sampling plain = Sampling.greedy().withTemperature(1);
        return Stream.of(
                Arguments.of(plain.withTopK(1), "[1]"),
                Arguments.of(plain.withTopK(2), "[1, 3]"),
                Arguments.of(plain.withTopP(0.4), "[1]"),
                Arguments.of(plain.withTopP(0.6), "[1, 3]"),
                Arguments.of(plain.withTopP(0.8), "[0, 1, 3]"),
                Arguments.of(plain.withMinP(0.4), "[1, 3]"),
                Arguments.of(plain.withMinP(0.25), "[0, 1, 3]"),
                // top-p counts within what top-k left: 0.5 / 0.75 reaches 0.6 alone.
                Arguments.of(plain.withTopK(2).withTopP(0.6), "[1]"));
    }

    @ParameterizedTest
    @MethodSource("filters")
    void keeps_only_the_tokens_that_the_filters_leave(Sampling sampling, String ids) {
        assertThat(frequencies(sampling).keySet().toString()).isEqualTo(ids);
    }

    /** Ids by falling weight, of which filters keep a beginning; the draw is where the weights' sum reaches a number. */
    @ParameterizedTest
    @MethodSource("distributions")
    void draws_from_large_vocabularies_what_a_full_sort_gives(double spread, Sampling sampling) {
        float[] logits = new float[20_000];
        Random random = new Random(7);
        for (int i = 0; i < logits.length; i++) {
            logits[i] = (float) (random.nextGaussian() * spread);
        }
        logits[17] = logits[4711]; // equal ones are drawn by id
        Sampler sampler = new Sampler(sampling.withSeed(3), NO_PROMPT);
        Random same = new Random(3);
        for (int i = 0; i < 200; i++) {
            assertThat(sampler.draw(logits)).isEqualTo(sorted(logits, sampling, same.nextDouble()));
        }
    }

    static Stream<Arguments> distributions() {
        Sampling warm = Sampling.greedy().withTemperature(0.8);
        return Stream.of(0.01, 0.7, 3.0, 30.0)
                .flatMap(spread -> Stream.of(
                                warm,
                                warm.withTopK(20),
                                warm.withTopP(0.8),
                                warm.withMinP(0.05),
                                warm.withTopK(500).withTopP(0.6).withMinP(0.1),
                                warm.withTopK(30_000).withTopP(0.999))
                        .map(sampling -> Arguments.of(spread, sampling)));
    }

    private static int sorted(float[] logits, Sampling sampling, double random) {
        int[] ids = IntStream.range(0, logits.length)
                .boxed()
                .sorted((one, other) -> Float.compare(logits[other], logits[one]))
                .mapToInt(Integer::intValue)
                .toArray();
        int most = sampling.topK() > 0 ? Math.min(sampling.topK(), ids.length) : ids.length;
        double[] weights = Arrays.stream(ids, 0, most)
                .mapToDouble(id -> Math.exp((logits[id] - logits[ids[0]]) / sampling.temperature()))
                .toArray();
        double mass = Arrays.stream(weights).sum();
        double total = 0;
        int kept = 0;
        while (kept < most && (kept == 0 || (total < sampling.topP() * mass && weights[kept] >= sampling.minP()))) {
            total += weights[kept++];
        }
        double sum = 0;
        for (int rank = 0; rank < kept; rank++) {
            sum += weights[rank];
            if (sum >= random * total) {
                return ids[rank];
            }
        }
        return ids[kept - 1];
    }

    /** As fp16 gives them where it overflows. */
    @Test
    void draws_some_token_where_no_logit_is_a_number() {
        float[] logits = {Float.NaN, Float.NaN, Float.NaN};

        assertThat(new Sampler(Sampling.greedy().withTemperature(1).withTopP(0.9), NO_PROMPT).draw(logits))
                .isBetween(0, 2);
        assertThat(new Sampler(Sampling.greedy().withTemperature(1), NO_PROMPT)
                        .draw(new float[] {0, Float.POSITIVE_INFINITY, 1}))
                .isEqualTo(1);
    }

    @Test
    void the_same_seed_gives_the_same_draws() {
        Supplier<String> draws = () -> {
            Sampler sampler = new Sampler(Sampling.greedy().withTemperature(1).withSeed(42), NO_PROMPT);
            StringBuilder ids = new StringBuilder();
            for (int i = 0; i < 20; i++) {
                ids.append(sampler.draw(logits()));
            }
            return ids.toString();
        };
        assertThat(draws.get()).isEqualTo(draws.get());
    }

    @Test
    void the_repetition_penalty_lowers_prompt_and_new_tokens_whatever_their_sign() {
        Sampler sampler = new Sampler(Sampling.greedy().withRepetitionPenalty(2), new int[] {0, 2});
        float[] logits = {4, 3, -1, -1.5f};
        assertThat(sampler.draw(logits)).isEqualTo(1);
        assertThat(logits).containsExactly(2, 3, -2, -1.5f);
        assertThat(sampler.draw(new float[] {3, 4, 1.8f, 1.9f})).isEqualTo(1);
        assertThat(sampler.draw(new float[] {3, 4, 0, 2.1f})).isEqualTo(3);
    }

    @Test
    void the_frequency_penalty_counts_new_tokens_only() {
        Sampler sampler = new Sampler(Sampling.greedy().withFrequencyPenalty(1), new int[] {1, 1, 1});
        assertThat(sampler.draw(new float[] {0, 1.5f})).isEqualTo(1);
        assertThat(sampler.draw(new float[] {0, 1.5f})).isEqualTo(1);
        assertThat(sampler.draw(new float[] {0, 1.5f})).isEqualTo(0);
    }

    static Stream<Arguments> badValues() {
        Sampling greedy = Sampling.greedy();
        return Stream.of(
                bad(() -> greedy.withTemperature(-1), "temperature is -1.0; choose 0 (greedy) to 100"),
                bad(() -> greedy.withTemperature(Double.NaN), "temperature is NaN; choose 0 (greedy) to 100"),
                bad(() -> greedy.withTopK(-1), "top-k is -1; choose 0 (off) or more"),
                bad(() -> greedy.withTopP(0), "top-p is 0.0; choose above 0, up to 1 (off)"),
                bad(() -> greedy.withMinP(1.5), "min-p is 1.5; choose 0 (off) to 1"),
                bad(
                        () -> greedy.withRepetitionPenalty(0),
                        "repetition-penalty is 0.0; choose above 0, up to 10 (1 is off)"),
                bad(() -> greedy.withFrequencyPenalty(11), "frequency-penalty is 11.0; choose -10 to 10 (0 is off)"));
    }

    private static Arguments bad(Supplier<Sampling> making, String message) {
        return Arguments.of(making, message);
    }

    @ParameterizedTest
    @MethodSource("badValues")
    void refuses_values_out_of_range(Supplier<Sampling> making, String message) {
        assertThatThrownBy(making::get).isInstanceOf(GlmshException.class).hasMessage(message);
    }

    private static Map<Integer, Double> frequencies(Sampling sampling) {
        Sampler sampler = new Sampler(sampling.withSeed(1), NO_PROMPT);
        Map<Integer, Double> shares = new TreeMap<>();
        int draws = 20_000;
        for (int i = 0; i < draws; i++) {
            shares.merge(sampler.draw(logits()), 1.0 / draws, Double::sum);
        }
        return shares;
    }

    private static float[] logits() {
        float[] logits = new float[PROBABILITIES.length];
        for (int i = 0; i < logits.length; i++) {
            logits[i] = (float) Math.log(PROBABILITIES[i]) + 7;
        }
        return logits;
    }
}
