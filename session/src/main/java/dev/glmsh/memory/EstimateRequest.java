package dev.glmsh.memory;

import static java.util.Objects.requireNonNull;

import dev.glmsh.device.Precision;

/**
 * How a model would be loaded and used.
 *
 * <pre>{@code
 * EstimateRequest request = EstimateRequest.of(Precision.BF16, 8192).withMapped(true);
 * }</pre>
 *
 * @param precision of weights, activations and KV cache
 * @param mapped whether weights that are stored in the precision stay in their file; else they are copied
 * @param context tokens that the KV cache holds
 * @param batch sequences that are computed together
 * @param prefillChunk tokens of a prompt that are computed together
 * @param threads threads of the attention kernel
 * @param baseline what the process holds without a model
 */
public record EstimateRequest(
        Precision precision, boolean mapped, int context, int batch, int prefillChunk, int threads, Baseline baseline) {
    private static final int DEFAULT_CHUNK = 512;

    /** Checks that every count is positive. */
    public EstimateRequest {
        requireNonNull(precision, "precision is null");
        requireNonNull(baseline, "baseline is null");
        if (context < 1 || batch < 1 || prefillChunk < 1 || threads < 1) {
            throw new IllegalArgumentException("context " + context + ", batch " + batch + ", prefillChunk "
                    + prefillChunk + ", threads " + threads);
        }
    }

    /** One sequence, weights copied, prompts in chunks of 512 tokens, one thread, and no baseline. */
    public static EstimateRequest of(Precision precision, int context) {
        return new EstimateRequest(precision, false, context, 1, DEFAULT_CHUNK, 1, Baseline.NONE);
    }

    /** The same in another precision. */
    public EstimateRequest withPrecision(Precision other) {
        return new EstimateRequest(other, mapped, context, batch, prefillChunk, threads, baseline);
    }

    /** The same with weights left in their file, or copied. */
    public EstimateRequest withMapped(boolean other) {
        return new EstimateRequest(precision, other, context, batch, prefillChunk, threads, baseline);
    }

    /** The same with another context. */
    public EstimateRequest withContext(int other) {
        return new EstimateRequest(precision, mapped, other, batch, prefillChunk, threads, baseline);
    }

    /** The same with another number of sequences. */
    public EstimateRequest withBatch(int other) {
        return new EstimateRequest(precision, mapped, context, other, prefillChunk, threads, baseline);
    }

    /** The same with another prefill chunk. */
    public EstimateRequest withPrefillChunk(int other) {
        return new EstimateRequest(precision, mapped, context, batch, other, threads, baseline);
    }

    /** The same with another number of threads. */
    public EstimateRequest withThreads(int other) {
        return new EstimateRequest(precision, mapped, context, batch, prefillChunk, other, baseline);
    }

    /** The same on top of another baseline. */
    public EstimateRequest withBaseline(Baseline other) {
        return new EstimateRequest(precision, mapped, context, batch, prefillChunk, threads, other);
    }
}
