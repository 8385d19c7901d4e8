package dev.glmsh.benchmark;

import static java.util.Objects.requireNonNull;

/**
 * One test of a benchmark.
 *
 * @param kind what is timed
 * @param tokens how many
 * @param depth tokens that the KV cache holds before it begins
 */
public record BenchmarkTest(Kind kind, int tokens, int depth) {
    /** What is timed. */
    public enum Kind {
        /** A prompt, computed in chunks; until its last logits have chosen a token. */
        PREFILL("pp"),
        /** New tokens, each computed by itself. */
        DECODE("tg");

        private final String label;

        Kind(String label) {
            this.label = label;
        }
    }

    /** Checks that nothing is missing. */
    public BenchmarkTest {
        requireNonNull(kind, "kind is null");
    }

    /** Its name as llama-bench writes it: {@code pp512}, {@code tg128 @ d4096}. */
    public String name() {
        return kind.label + tokens + (depth == 0 ? "" : " @ d" + depth);
    }
}
