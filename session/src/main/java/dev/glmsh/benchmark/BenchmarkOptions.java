package dev.glmsh.benchmark;

import dev.glmsh.GlmshException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a benchmark measures, with the meaning that these words have in llama-bench.
 *
 * <pre>{@code
 * BenchmarkOptions options = BenchmarkOptions.defaults().withDepths(List.of(0, 4096));
 * }</pre>
 *
 * @param prompt tokens of the prompt that is computed at once; 0 leaves that test out
 * @param fresh tokens that are generated one by one; 0 leaves that test out
 * @param repeat how often each test is timed, after a warm-up that does not count
 * @param depths tokens that the KV cache holds before a test begins
 * @param seed of the random token ids
 */
public record BenchmarkOptions(int prompt, int fresh, int repeat, List<Integer> depths, long seed) {
    /** Checks the ranges. */
    public BenchmarkOptions {
        depths = List.copyOf(depths);
        if (prompt < 0 || fresh < 0 || prompt + fresh < 1) {
            throw new GlmshException(
                    "a benchmark of " + prompt + " prompt tokens and " + fresh + " new ones",
                    "choose 0 or more, and not 0 for both");
        }
        if (repeat < 1 || repeat > 1000) {
            throw new GlmshException("repeat is " + repeat, "choose 1 to 1000");
        }
        if (depths.isEmpty() || depths.stream().anyMatch(depth -> depth < 0)) {
            throw new GlmshException("depth is " + depths, "choose 0 or more");
        }
    }

    /** llama-bench's: a prompt of 512 tokens, 128 new ones, five times, from an empty cache. */
    public static BenchmarkOptions defaults() {
        return new BenchmarkOptions(512, 128, 5, List.of(0), 1);
    }

    /** This, with another prompt. */
    public BenchmarkOptions withPrompt(int tokens) {
        return new BenchmarkOptions(tokens, fresh, repeat, depths, seed);
    }

    /** This, with another number of new tokens. */
    public BenchmarkOptions withNew(int tokens) {
        return new BenchmarkOptions(prompt, tokens, repeat, depths, seed);
    }

    /** This, with another number of repetitions. */
    public BenchmarkOptions withRepeat(int times) {
        return new BenchmarkOptions(prompt, fresh, times, depths, seed);
    }

    /** This, at other depths. */
    public BenchmarkOptions withDepths(List<Integer> tokens) {
        return new BenchmarkOptions(prompt, fresh, repeat, tokens, seed);
    }

    /** The most tokens that the KV cache has to hold. */
    public int context() {
        return depths.stream().mapToInt(Integer::intValue).max().orElseThrow() + Math.max(prompt, fresh);
    }

    /** The tests in the order in which they are run. */
    List<BenchmarkTest> tests() {
        List<BenchmarkTest> tests = new ArrayList<>();
        for (int depth : depths) {
            if (prompt > 0) {
                tests.add(new BenchmarkTest(BenchmarkTest.Kind.PREFILL, prompt, depth));
            }
            if (fresh > 0) {
                tests.add(new BenchmarkTest(BenchmarkTest.Kind.DECODE, fresh, depth));
            }
        }
        return tests;
    }
}
