package dev.glmsh.compiled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Attention of prompts against the textbook's, in double precision. Weights and results are rounded to bfloat16, each by 1 of
 * 256 of itself at most: by that much of the weighed sizes of values, and of the result, may they differ.
 */
class PromptAttentionTest {
    private static CompiledKernels kernels;

    @BeforeAll
    static void needs_a_compiler() {
        kernels = TestKernels.needed();
    }

    @ParameterizedTest(name = "{0} heads for {1} of {2}: {3} tokens at {4}, a window of {5}")
    @CsvSource({
        "4, 2, 64, 1, 0, 1000",
        "14, 2, 64, 100, 0, 1000",
        "14, 2, 64, 70, 130, 1000",
        "32, 2, 128, 30, 63, 1000",
        "3, 3, 80, 65, 64, 1000",
        "6, 2, 24, 90, 40, 50",
        "2, 1, 8, 200, 0, 1"
    })
    void weighs_values_as_the_textbook_does(int heads, int kvHeads, int dim, int tokens, int position, long window) {
        Layer layer = new Layer(heads, kvHeads, dim, position + tokens, new Random(dim));

        for (int threads = 1; threads <= 3; threads++) {
            float[] attended = layer.attend(position, tokens, window, threads);

            double worst = 0;
            for (int token = 0; token < tokens; token++) {
                for (int head = 0; head < heads; head++) {
                    for (int d = 0; d < dim; d++) {
                        float actual = attended[(token * heads + head) * dim + d];
                        worst = Math.max(worst, layer.miss(position + token, head, d, window, actual));
                    }
                }
            }
            assertThat(worst).as("%d threads", threads).isLessThan(1.01 / 256);
        }
    }

    @Test
    void gives_a_token_the_same_bits_whatever_came_with_it() {
        Layer layer = new Layer(14, 2, 64, 300, new Random(3));
        float[] whole = layer.attend(0, 300, 200, 2);

        for (int from = 0; from < 300; from += 77) {
            int tokens = Math.min(77, 300 - from);
            assertThat(layer.attend(from, tokens, 200, 2))
                    .isEqualTo(Arrays.copyOfRange(whole, from * 14 * 64, (from + tokens) * 14 * 64));
        }
    }

    @Test
    void refuses_tokens_outside_the_context() {
        try (PromptAttention attention = new PromptAttention(kernels, shape(2, 1, 8, 10))) {
            assertThatThrownBy(() -> attention.attend(new PromptStep(0, 0, 0, 0, 3, 8, 10), 1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("in a context of 10");
            assertThatThrownBy(() -> attention.attend(new PromptStep(0, 0, 0, 0, 3, 0, 0), 1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("a window of 0");
        }
    }

    private static DecodeShape shape(int heads, int kvHeads, int dim, int context) {
        return new DecodeShape((long) heads * dim, heads, kvHeads, dim, 0, 1, context, false, 1e-5);
    }

    private record Pair(int position, int head, int other) {}

    /** Random queries of every position of a full cache, whose context is longer; what lies behind is no number. */
    private record Layer(
            int heads,
            int kvHeads,
            int dim,
            int positions,
            Memory queries,
            Memory keys,
            Memory values,
            Map<Pair, Double> weights) {
        private static final int MORE = 5;

        Layer(int heads, int kvHeads, int dim, int positions, Random random) {
            this(
                    heads,
                    kvHeads,
                    dim,
                    positions,
                    TestMatrix.words(gaussian(random, positions * heads * dim)),
                    TestMatrix.words(cache(random, kvHeads, positions, dim)),
                    TestMatrix.words(cache(random, kvHeads, positions, dim)),
                    new HashMap<>());
        }

        private static float[] gaussian(Random random, int count) {
            float[] numbers = new float[count];
            for (int i = 0; i < count; i++) {
                numbers[i] = CompiledKernelsTest.narrow((float) random.nextGaussian());
            }
            return numbers;
        }

        private static float[] cache(Random random, int kvHeads, int positions, int dim) {
            float[] numbers = gaussian(random, kvHeads * (positions + MORE) * dim);
            for (int head = 1; head <= kvHeads; head++) {
                int end = head * (positions + MORE) * dim;
                Arrays.fill(numbers, end - MORE * dim, end, Float.NaN);
            }
            return numbers;
        }

        float[] attend(int position, int tokens, long window, int threads) {
            long width = (long) heads * dim;
            try (PromptAttention attention =
                            new PromptAttention(kernels, shape(heads, kvHeads, dim, positions + MORE));
                    Memory out = new Memory(2L * tokens * width)) {
                PromptStep step = new PromptStep(
                        Pointer.nativeValue(queries) + 2L * position * width,
                        Pointer.nativeValue(out),
                        Pointer.nativeValue(keys),
                        Pointer.nativeValue(values),
                        tokens,
                        position,
                        window);
                attention.attend(step, threads);
                float[] result = new float[(int) (tokens * width)];
                for (int i = 0; i < result.length; i++) {
                    result[i] = at(out, i);
                }
                return result;
            }
        }

        /** By how much a number is off, as a part of what it and the values that it sums are in size. */
        double miss(int position, int head, int d, long window, float actual) {
            int begin = (int) Math.max(0, position - window + 1);
            double result = 0;
            double sizes = 0;
            double weights = 0;
            for (int other = begin; other <= position; other++) {
                double weight = weight(position, head, other);
                double value = at(values, place(head, other) + d);
                weights += weight;
                result += weight * value;
                sizes += weight * Math.abs(value);
            }
            return Math.abs(actual - result / weights) / ((Math.abs(result) + sizes) / weights);
        }

        private double weight(int position, int head, int other) {
            return weights.computeIfAbsent(new Pair(position, head, other), pair -> {
                double product = 0;
                for (int d = 0; d < dim; d++) {
                    product += (double) at(queries, ((long) position * heads + head) * dim + d)
                            * at(keys, place(head, other) + d);
                }
                return Math.exp(product / Math.sqrt(dim));
            });
        }

        private long place(int head, int other) {
            return (long) (head / (heads / kvHeads) * (positions + MORE) + other) * dim;
        }

        private static float at(Memory memory, long index) {
            return Float.intBitsToFloat(memory.getShort(2 * index) << 16);
        }
    }
}
