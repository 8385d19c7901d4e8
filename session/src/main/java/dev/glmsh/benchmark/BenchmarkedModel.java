package dev.glmsh.benchmark;

import static java.util.Objects.requireNonNull;

import dev.glmsh.model.Decoder;
import dev.glmsh.roofline.Workload;

/**
 * A loaded model as a benchmark needs it. Owns nothing.
 *
 * @param name what tables call it
 * @param precision such as {@code bf16}
 * @param layout how its matrices lie in memory
 * @param decoder computes
 * @param work what a token reads
 * @param chunk tokens of a prompt that are computed together
 * @param threads that compute, and that read memory to measure its bandwidth
 * @param weights where they lie
 */
public record BenchmarkedModel(
        String name,
        String precision,
        String layout,
        Decoder decoder,
        Workload work,
        int chunk,
        int threads,
        WeightMemory weights) {
    /** Checks that nothing is missing. */
    public BenchmarkedModel {
        requireNonNull(name, "name is null");
        requireNonNull(precision, "precision is null");
        requireNonNull(layout, "layout is null");
        requireNonNull(decoder, "decoder is null");
        requireNonNull(work, "work is null");
        requireNonNull(weights, "weights is null");
    }

    /** Bytes that a test's tokens read on average: all matrices, and the KV cache up to the token. */
    double bytesPerToken(BenchmarkTest test) {
        return test.kind() == BenchmarkTest.Kind.PREFILL
                ? 0
                : work.matrixBytes()
                        + work.withContext(test.depth() + (test.tokens() + 1) / 2)
                                .cacheBytes();
    }
}
