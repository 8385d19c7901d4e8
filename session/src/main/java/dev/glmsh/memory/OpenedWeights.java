package dev.glmsh.memory;

import dev.glmsh.checkpoint.ModelConfig;
import dev.glmsh.device.WeightLayout;

/**
 * What prompts take where matrices are held in 12 bits: those of a layer in bfloat16, first queries, keys and values, and then
 * in their place all others, O · H of the heads' results and 3I · H of the MLP.
 */
final class OpenedWeights {
    private OpenedWeights() {}

    static EstimatedPart part(ModelConfig config, EstimateRequest request) {
        long hidden = config.hiddenSize();
        long others = config.queryWidth() + 3L * config.intermediateSize();
        long widths = Math.max(others, config.queryWidth() + 2L * config.kvWidth());
        boolean here =
                request.layout() == WeightLayout.COMPACT && !request.device().isGpu();
        return EstimatedPart.during(
                Phase.PREFILL,
                "weights of a layer in 16 bits",
                request.device(),
                here ? widths * hidden * request.precision().bytesPerWeight() : 0,
                Formula.of(
                        "(Q + 3I) · H · p",
                        "%,d · %,d · %d B",
                        widths,
                        hidden,
                        request.precision().bytesPerWeight()));
    }
}
