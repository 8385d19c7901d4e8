package dev.glmsh.training;

import dev.glmsh.checkpoint.ModelConfig;
import java.util.List;
import java.util.Locale;

/**
 * What the way forward keeps for the way back.
 *
 * <p>For each token a layer keeps, in p bytes a number, the inputs of its two norms and of its projections (4H), queries,
 * keys and values as attention takes them and its result (2Q + 2K), and gate, up, the activated gate and the product that
 * the last projection takes (4I); families that normalise results before adding them keep those too (2H). Attention is
 * computed in blocks and keeps one float32 a head and no scores. Q is the width of all query heads, K that of all key
 * heads.
 *
 * <p>This is the count of Korthikanti et al., "Reducing Activation Recomputation in Large Transformer Models", arXiv
 * 2205.05198, done again for gated MLPs, grouped heads, RMSNorm and no dropout. With checkpointing a layer keeps its
 * input (H) and one layer at a time has all of it, which is their full recomputation.
 */
final class Activations {
    private final ModelConfig config;
    private final TrainingRequest request;
    private final long tokens;
    private final int bytes;

    Activations(ModelConfig config, TrainingRequest request) {
        this.config = config;
        this.request = request;
        this.tokens = (long) request.batch() * request.length();
        this.bytes = request.precision().bytesPerWeight();
    }

    /** @param adapterWidth numbers a token that adapters keep in all layers together */
    List<TrainingPart> parts(long adapterWidth) {
        TrainingPart layers = request.checkpointing() ? recomputed() : kept();
        TrainingPart logits = logits();
        if (adapterWidth == 0) {
            return List.of(layers, logits);
        }
        String formula = String.format(Locale.ROOT, "%,d tokens × %,d × %d bytes", tokens, adapterWidth, bytes);
        return List.of(
                layers, new TrainingPart("activations, adapters", tokens * adapterWidth * bytes, formula), logits);
    }

    /** Bytes of a token in one layer. */
    private long perLayer() {
        long hidden = (long) config.hiddenSize() * (config.family().sandwichNorms() ? 6 : 4);
        long attention = 2L * (config.queryWidth() + config.kvWidth());
        return bytes * (hidden + attention + 4L * config.intermediateSize()) + (long) Float.BYTES * config.heads();
    }

    private TrainingPart kept() {
        return new TrainingPart(
                "activations, layers",
                tokens * config.layers() * perLayer(),
                String.format(
                        Locale.ROOT,
                        "%,d tokens × %d layers × (%d × (%dH + 2Q + 2K + 4I) + 4n = %,d bytes)",
                        tokens,
                        config.layers(),
                        bytes,
                        config.family().sandwichNorms() ? 6 : 4,
                        perLayer()));
    }

    private TrainingPart recomputed() {
        long inputs = (long) config.layers() * config.hiddenSize() * bytes;
        return new TrainingPart(
                "activations, checkpointed",
                tokens * (inputs + perLayer()),
                String.format(
                        Locale.ROOT,
                        "%,d tokens × (%d layers × %,d × %d bytes + one layer's %,d bytes)",
                        tokens,
                        config.layers(),
                        config.hiddenSize(),
                        bytes,
                        perLayer()));
    }

    /** The loss takes logits in float32 and gives as many gradients back. */
    private TrainingPart logits() {
        int each = bytes + 2 * Float.BYTES;
        return new TrainingPart(
                "logits and their gradient",
                tokens * config.vocabSize() * each,
                String.format(Locale.ROOT, "%,d tokens × %,d × (%d + 4 + 4 bytes)", tokens, config.vocabSize(), bytes));
    }
}
