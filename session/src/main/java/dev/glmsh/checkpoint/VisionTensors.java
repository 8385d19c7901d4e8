package dev.glmsh.checkpoint;

import java.util.ArrayList;
import java.util.List;

/**
 * The tensors of a glm4v vision tower, names and shapes, derived from its configuration alone. Source: the modeling file
 * of transformers 5.
 *
 * <pre>{@code
 * List<RequiredTensor> tower = VisionTensors.of(config.vision().orElseThrow());
 * }</pre>
 */
public final class VisionTensors {
    private static final String PREFIX = "model.visual.";
    private static final int CHANNELS = 3;
    private static final int POSITIONS_OF_A_SIDE = 24;

    private final VisionConfig config;
    private final List<RequiredTensor> tensors = new ArrayList<>();

    private VisionTensors(VisionConfig config) {
        this.config = config;
    }

    /** Every tensor of the tower, in the order of computation. */
    public static List<RequiredTensor> of(VisionConfig config) {
        VisionTensors tensors = new VisionTensors(config);
        tensors.addAll();
        return List.copyOf(tensors.tensors);
    }

    private void addAll() {
        int hidden = config.hiddenSize();
        int patch = config.patchSize();
        add("patch_embed.proj.weight", hidden, CHANNELS, config.temporalPatchSize(), patch, patch);
        add("patch_embed.proj.bias", hidden);
        add("post_conv_layernorm.weight", hidden);
        add("embeddings.position_embedding.weight", POSITIONS_OF_A_SIDE * POSITIONS_OF_A_SIDE, hidden);
        for (int block = 0; block < config.depth(); block++) {
            addBlock("blocks." + block + ".");
        }
        add("post_layernorm.weight", hidden);
        addMerger();
    }

    private void addBlock(String start) {
        int hidden = config.hiddenSize();
        int inner = config.outHiddenSize();
        add(start + "attn.qkv.weight", 3L * hidden, hidden);
        add(start + "attn.proj.weight", hidden, hidden);
        add(start + "mlp.gate_proj.weight", inner, hidden);
        add(start + "mlp.up_proj.weight", inner, hidden);
        add(start + "mlp.down_proj.weight", hidden, inner);
        add(start + "norm1.weight", hidden);
        add(start + "norm2.weight", hidden);
    }

    private void addMerger() {
        int out = config.outHiddenSize();
        int inner = config.intermediateSize();
        add("downsample.weight", out, config.hiddenSize(), config.mergeSize(), config.mergeSize());
        add("downsample.bias", out);
        add("merger.proj.weight", out, out);
        add("merger.post_projection_norm.weight", out);
        add("merger.post_projection_norm.bias", out);
        add("merger.gate_proj.weight", inner, out);
        add("merger.up_proj.weight", inner, out);
        add("merger.down_proj.weight", out, inner);
    }

    private void add(String name, long... shape) {
        List<Long> sizes = new ArrayList<>();
        for (long size : shape) {
            sizes.add(size);
        }
        tensors.add(new RequiredTensor(PREFIX + name, sizes));
    }
}
