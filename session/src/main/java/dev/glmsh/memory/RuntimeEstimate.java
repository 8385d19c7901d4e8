package dev.glmsh.memory;

import dev.glmsh.checkpoint.ModelConfig;
import java.util.List;
import java.util.Locale;

/**
 * What generating takes beside the weights. Sizes: T tokens of a prefill chunk, H hidden, Q all query heads, K all key
 * heads, I the MLP's inner width, C context, V vocabulary, p bytes of a number in the chosen precision.
 *
 * <ul>
 *   <li>KV cache: 2 · layers · K · C · p.
 *   <li>Rotary table: C · rotary elements of a head · p.
 *   <li>Hidden states: T · H · (3p + 8): the residual stream, its norm and a layer's result, and RMSNorm's two float32
 *       copies.
 *   <li>Attention: T · (4Q + 4K) · p for projections, their rotated copies, the result and its transposition; a mask of
 *       T · C · (2p + 1) once a prompt is longer than a chunk; and for each thread the blocks of the flash kernel, which
 *       are 64 queries by 512 keys in float32 and once more in p, whatever the context.
 *   <li>MLP: T · 4I · p for gate and up, the activated gate, and their product.
 *   <li>Logits: V · (p + 4), of the last position only.
 * </ul>
 *
 * <p>Attention and MLP follow one another, but both count: the allocator keeps what the one has freed, in pieces that do
 * not suit the other. Measured with the layer shape of GLM-4-9B, the process grew by 0.9 to 1.4 times the activations,
 * the more the longer the chunk. All is multiplied by the batch, except the rotary table.
 */
final class RuntimeEstimate {
    private static final int QUERY_BLOCK = 64;
    private static final int KEY_BLOCK = 512;

    private final ModelConfig config;
    private final EstimateRequest request;
    private final long bytes;
    private final long rows;

    RuntimeEstimate(ModelConfig config, EstimateRequest request) {
        this.config = config;
        this.request = request;
        this.bytes = request.precision().bytesPerWeight();
        this.rows = (long) request.batch() * Math.min(request.prefillChunk(), request.context());
    }

    List<EstimatedPart> parts() {
        return List.of(kvCache(), rotaryTable(), hiddenStates(), attention(), mlp(), logits());
    }

    private EstimatedPart kvCache() {
        long total = 2L * config.layers() * config.kvWidth() * request.context() * request.batch() * bytes;
        return part(
                "KV cache",
                total,
                "2 · %d layers · %d heads · %d · %,d tokens · %d B",
                config.layers(),
                config.kvHeads(),
                config.headDim(),
                (long) request.context() * request.batch(),
                bytes);
    }

    private EstimatedPart rotaryTable() {
        int dim = config.rope().rotaryDim();
        return part(
                "rotary table",
                dim * bytes * request.context(),
                "%,d tokens · %d · %d B",
                request.context(),
                dim,
                bytes);
    }

    private EstimatedPart hiddenStates() {
        return part(
                "activations, hidden states",
                rows * config.hiddenSize() * (3 * bytes + 2 * Float.BYTES),
                "%,d tokens · %,d · %d B",
                rows,
                config.hiddenSize(),
                3 * bytes + 2 * Float.BYTES);
    }

    private EstimatedPart attention() {
        long projected = rows * 4 * (config.queryWidth() + config.kvWidth()) * bytes;
        long mask = request.context() > request.prefillChunk() ? rows * request.context() * (2 * bytes + 1) : 0;
        return part(
                "activations, attention",
                projected + mask + flashBlocks(),
                "projections, mask and blocks of %,d tokens",
                rows);
    }

    private EstimatedPart mlp() {
        return part(
                "activations, MLP",
                rows * 4 * config.intermediateSize() * bytes,
                "%,d tokens · 4 · %,d · %d B",
                rows,
                config.intermediateSize(),
                bytes);
    }

    private long flashBlocks() {
        long block = (long) QUERY_BLOCK * KEY_BLOCK * (Float.BYTES + bytes);
        return request.threads() * (block + (long) QUERY_BLOCK * (config.headDim() + 2) * Float.BYTES);
    }

    private EstimatedPart logits() {
        long total = (long) request.batch() * config.vocabSize() * (bytes + Float.BYTES);
        return part("logits", total, "%,d · %d B, last position", config.vocabSize(), bytes + Float.BYTES);
    }

    private static EstimatedPart part(String name, long bytes, String formula, Object... numbers) {
        return new EstimatedPart(name, bytes, false, String.format(Locale.ROOT, formula, numbers));
    }
}
