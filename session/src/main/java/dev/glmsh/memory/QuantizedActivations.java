package dev.glmsh.memory;

import dev.glmsh.checkpoint.ModelConfig;
import dev.glmsh.device.Precision;

/**
 * What the kernels of quantised matrices take beside activations of 16 bits, while a chunk of the prompt goes through the
 * one with the most columns, K.
 *
 * <ul>
 *   <li>8 bits: 128 rows at a time, which are 128 tokens, or 64 in two digits. They lie there as float32 codes and as
 *       bytes, 5K, and their products with 4,032 rows of weights as sums of 32 bits and as float32.
 *   <li>4 bits: the codes of all tokens, K bytes each; 1,024 rows of weights expanded to bytes; and their products, as
 *       sums and as float32.
 * </ul>
 */
final class QuantizedActivations {
    private static final int CODE_ROWS = 128;
    private static final int PIECE_ROWS = 4032;
    private static final int EXPANDED_ROWS = 1024;
    private static final int CODE_BYTES = Float.BYTES + 1;
    private static final int PRODUCT_BYTES = Integer.BYTES + Float.BYTES;
    /** Fewer tokens go through the kernel that reads 4 bits. */
    private static final int LEAST_EXPANDED = 80;

    private final int columns;
    private final EstimateRequest request;

    QuantizedActivations(ModelConfig config, EstimateRequest request) {
        this.columns = Math.max(Math.max(config.hiddenSize(), config.queryWidth()), config.intermediateSize());
        this.request = request;
    }

    /** The part of a chunk of so many tokens; nothing in other precisions and on cards. */
    EstimatedPart part(long tokens) {
        Precision precision = request.precision();
        boolean here = precision.isQuantized() && !request.device().isGpu();
        if (here && precision.group() == 0) {
            return part(
                    CODE_ROWS * ((long) CODE_BYTES * columns + PRODUCT_BYTES * PIECE_ROWS),
                    Formula.of("128 · (5K + 8 · 4,032)", "128 · (5 · %,d + 8 · 4,032)", columns));
        }
        long bytes = here && tokens >= LEAST_EXPANDED
                ? (tokens + EXPANDED_ROWS) * columns + tokens * EXPANDED_ROWS * PRODUCT_BYTES
                : 0;
        return part(
                bytes,
                Formula.of(
                        "(T · B + 1,024) · K + T · B · 1,024 · 8",
                        "(%,d + 1,024) · %,d + %,d · 1,024 · 8",
                        tokens,
                        columns,
                        tokens));
    }

    private EstimatedPart part(long bytes, Formula formula) {
        return EstimatedPart.during(Phase.PREFILL, "activations, quantised matrices", request.device(), bytes, formula);
    }
}
