package dev.glmsh.memory;

import dev.glmsh.checkpoint.ModelConfig;
import java.util.List;

/**
 * What a chunk of a prompt takes where kernels that are compiled here compute whole layers. They have room for the widest
 * results, those of gate and up; for what attention makes of queries, or what is added to the hidden states; and for what a
 * matrix is multiplied by: bfloat16; one digit of 8 bits or two and a scale; or 8 bits and for each group a scale and a sum. W is
 * the widest of these.
 */
final class CompiledActivations {
    /** A row of scores and of results for each of 256 queries, its blocks of the cache, and a token's own numbers. */
    private static final long THREAD_BYTES = 1 << 20;

    private static final int SCALE_AND_SUM = 2 * Float.BYTES;

    private final ModelConfig config;
    private final EstimateRequest request;
    private final long rows;
    private final long bytes;

    CompiledActivations(ModelConfig config, EstimateRequest request, long rows) {
        this.config = config;
        this.request = request;
        this.rows = rows;
        this.bytes = request.precision().bytesPerWeight();
    }

    List<EstimatedPart> parts() {
        return List.of(hiddenStates(), attention(), mlp(), vectors());
    }

    private EstimatedPart hiddenStates() {
        long width = config.hiddenSize();
        return part(
                "hidden states",
                rows * width * bytes,
                Formula.of("T · B · H · p", "%,d tokens · %,d · %d B", rows, width, bytes));
    }

    private EstimatedPart attention() {
        long width = Math.max(config.queryWidth(), config.hiddenSize());
        return part(
                "attention",
                rows * width * bytes + request.threads() * THREAD_BYTES,
                Formula.of(
                        "T · B · max(Q, H) · p + threads · 1 MiB",
                        "%,d tokens · %,d · %d B + %d · 1 MiB",
                        rows,
                        width,
                        bytes,
                        request.threads()));
    }

    private EstimatedPart mlp() {
        long width = Math.max(2L * config.intermediateSize(), config.queryWidth() + 2L * config.kvWidth());
        return part(
                "MLP",
                rows * width * bytes,
                Formula.of("T · B · max(2I, Q + 2K) · p", "%,d tokens · %,d · %d B", rows, width, bytes));
    }

    private EstimatedPart vectors() {
        long width = Math.max(Math.max(config.hiddenSize(), config.queryWidth()), config.intermediateSize());
        return switch (request.precision()) {
            case INT8 -> digits(width, 2);
            case W8A8 -> digits(width, 1);
            case INT4, INT4_G64, INT4_G32 ->
                groups(width, width / request.precision().group());
            case FP32, BF16, FP16 ->
                part(
                        "matrices",
                        rows * width * bytes,
                        Formula.of("T · B · W · p", "%,d tokens · %,d · %d B", rows, width, bytes));
        };
    }

    private EstimatedPart digits(long width, int digits) {
        return part(
                "quantised matrices",
                rows * (width * digits + Float.BYTES),
                Formula.of("T · B · (digits · W + 4)", "%,d tokens · (%d · %,d + 4)", rows, digits, width));
    }

    private EstimatedPart groups(long width, long groups) {
        return part(
                "quantised matrices",
                rows * (width + groups * SCALE_AND_SUM),
                Formula.of("T · B · (W + W / g · 8)", "%,d tokens · (%,d + %,d · 8)", rows, width, groups));
    }

    private EstimatedPart part(String name, long size, Formula formula) {
        return EstimatedPart.during(Phase.PREFILL, "activations, " + name, request.device(), size, formula);
    }
}
