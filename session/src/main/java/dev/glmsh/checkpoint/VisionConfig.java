package dev.glmsh.checkpoint;

/**
 * The architecture of a glm4v vision tower, as {@code vision_config} states it.
 *
 * @param depth number of blocks
 * @param hiddenSize width of the residual stream
 * @param heads attention heads
 * @param intermediateSize inner width of the merger's MLP
 * @param outHiddenSize width of what it hands to the text tower, and inner width of the blocks' MLPs
 * @param patchSize pixels of a patch's side
 * @param mergeSize patches of a side that become one token
 * @param temporalPatchSize frames of a patch; a still picture is doubled
 */
public record VisionConfig(
        int depth,
        int hiddenSize,
        int heads,
        int intermediateSize,
        int outHiddenSize,
        int patchSize,
        int mergeSize,
        int temporalPatchSize) {
    private static final int MAX_WIDTH = 1 << 18;
    private static final int MAX_SMALL = 1 << 10;
    private static final int CHANNELS = 3;

    /** Fields and defaults of transformers' Glm4vVisionConfig. */
    static VisionConfig read(JsonFields vision) {
        return new VisionConfig(
                vision.optionalInt("depth", 1, MAX_SMALL).orElse(24),
                vision.optionalInt("hidden_size", 1, MAX_WIDTH).orElse(1536),
                vision.optionalInt("num_heads", 1, MAX_SMALL).orElse(12),
                vision.optionalInt("intermediate_size", 1, MAX_WIDTH).orElse(13696),
                vision.optionalInt("out_hidden_size", 1, MAX_WIDTH).orElse(4096),
                vision.optionalInt("patch_size", 1, MAX_SMALL).orElse(14),
                vision.optionalInt("spatial_merge_size", 1, MAX_SMALL).orElse(2),
                vision.optionalInt("temporal_patch_size", 1, MAX_SMALL).orElse(2));
    }

    /** Numbers of one patch: colours, frames and pixels. */
    public int patchElements() {
        return CHANNELS * temporalPatchSize * patchSize * patchSize;
    }
}
