package dev.glmsh.benchmark;

import static java.util.Objects.requireNonNull;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What one test of a benchmark measured.
 *
 * @param model the model's name
 * @param precision such as {@code bf16}
 * @param layout how its matrices lie in memory
 * @param test what was timed
 * @param tokensPerSecond of each repetition
 * @param firstTokenMs of each repetition, from the prompt to its first token; empty for decode
 * @param tokenMs of each token of all repetitions; empty for prefill
 * @param peakBytes the most that the process held meanwhile; empty where the system does not tell
 * @param bytesPerToken what decoding a token reads of weights and KV cache, on average; 0 for prefill
 * @param limit how fast the memory could be read
 */
public record BenchmarkResult(
        String model,
        String precision,
        String layout,
        BenchmarkTest test,
        Sample tokensPerSecond,
        Sample firstTokenMs,
        Sample tokenMs,
        OptionalLong peakBytes,
        double bytesPerToken,
        BandwidthLimit limit) {
    /** Checks that nothing is missing. */
    public BenchmarkResult {
        requireNonNull(model, "model is null");
        requireNonNull(precision, "precision is null");
        requireNonNull(layout, "layout is null");
        requireNonNull(test, "test is null");
        requireNonNull(tokensPerSecond, "tokensPerSecond is null");
        requireNonNull(firstTokenMs, "firstTokenMs is null");
        requireNonNull(tokenMs, "tokenMs is null");
        requireNonNull(peakBytes, "peakBytes is null");
        requireNonNull(limit, "limit is null");
    }

    /** Bytes a second at which decode has read weights and KV cache; empty for prefill, which computes. */
    public OptionalDouble bytesPerSecond() {
        return bytesPerToken == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(bytesPerToken * tokensPerSecond.mean().orElseThrow());
    }

    /** The same as a share of the limit, 1 at most unless the limit was measured too low. */
    public OptionalDouble shareOfLimit() {
        OptionalDouble rate = bytesPerSecond();
        return rate.isEmpty() ? rate : OptionalDouble.of(rate.getAsDouble() / limit.bytesPerSecond());
    }

    /** The same beside another limit. */
    BenchmarkResult with(BandwidthLimit other) {
        return new BenchmarkResult(
                model,
                precision,
                layout,
                test,
                tokensPerSecond,
                firstTokenMs,
                tokenMs,
                peakBytes,
                bytesPerToken,
                other);
    }
}
