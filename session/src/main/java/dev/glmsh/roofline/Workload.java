package dev.glmsh.roofline;

import static java.util.Objects.requireNonNull;

import dev.glmsh.checkpoint.ModelConfig;
import dev.glmsh.checkpoint.ModelWeights;
import dev.glmsh.checkpoint.TensorEntry;
import dev.glmsh.hardware.cards.CardFormat;
import java.util.OptionalInt;

/**
 * What a model has to move and to multiply.
 *
 * @param config its architecture
 * @param layerWeights numbers in the decoder layers' matrices
 * @param headWeights numbers in the output layer's matrix
 * @param matrixBytes both in memory, with scales
 * @param format in which they are multiplied
 * @param cacheElement bytes of a number in the KV cache
 * @param context tokens in the KV cache while decoding
 * @param batch sequences at a time
 * @param prompt tokens of the prompt that is prefilled
 * @param chunk tokens of a prompt that are computed together
 */
public record Workload(
        ModelConfig config,
        long layerWeights,
        long headWeights,
        long matrixBytes,
        CardFormat format,
        int cacheElement,
        int context,
        int batch,
        int prompt,
        int chunk) {
    /** Checks that nothing is absent or below one. */
    public Workload {
        requireNonNull(config, "config is null");
        requireNonNull(format, "format is null");
        if (layerWeights < 1 || headWeights < 1 || matrixBytes < 1 || cacheElement < 1) {
            throw new IllegalArgumentException("a model without weights");
        }
        if (context < 1 || batch < 1 || prompt < 1 || chunk < 1) {
            throw new IllegalArgumentException(
                    "context " + context + ", batch " + batch + ", prompt " + prompt + ", chunk " + chunk);
        }
    }

    /** The same with that many tokens in the KV cache. */
    public Workload withContext(int tokens) {
        return new Workload(
                config, layerWeights, headWeights, matrixBytes, format, cacheElement, tokens, batch, prompt, chunk);
    }

    /** Numbers of the decoder layers: everything but the embedding, the output layer and the last norm. */
    public static long layerWeights(ModelWeights weights) {
        String layers = weights.prefix() + "layers.";
        return weights.text().stream()
                .filter(entry -> entry.name().startsWith(layers))
                .mapToLong(TensorEntry::elementCount)
                .sum();
    }

    /** Numbers that a token's matrices have: layers and output layer. */
    public long weights() {
        return layerWeights + headWeights;
    }

    /** Bytes of the KV cache that one sequence's next token reads. A sliding window bounds it layer by layer. */
    public long cacheBytes() {
        long tokens = 0;
        for (int layer = 0; layer < config.layers(); layer++) {
            OptionalInt window = config.slidingWindow(layer);
            tokens += Math.min(context, window.orElse(context));
        }
        return 2L * config.kvWidth() * cacheElement * tokens;
    }

    /** Operations of the prompt's attention: for each layer Q·Kᵀ and P·V, of which causality leaves half. */
    public double attentionOperations() {
        double perLayer = 2.0 * config.queryWidth() * prompt * (double) prompt;
        return perLayer * config.layers() * batch;
    }
}
