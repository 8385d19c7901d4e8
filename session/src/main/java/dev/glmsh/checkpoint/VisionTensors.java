package dev.glmsh.checkpoint;

import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;

/**
 * The tensors of glm4v's vision tower, names and shapes, derived from {@code vision_config} alone. Source: the modeling
 * file of transformers 5, {@code Glm4vVisionModel}; absent fields have its defaults.
 *
 * <pre>{@code
 * List<RequiredTensor> tower = VisionTensors.of(Files.readString(folder.resolve("config.json")));
 * }</pre>
 */
public final class VisionTensors {
    private static final String PREFIX = "model.visual.";
    private static final int MOST = 1 << 18;

    private final JsonFields config;
    private final long hidden;
    private final long out;
    private final List<RequiredTensor> tensors = new ArrayList<>();

    private VisionTensors(JsonFields config) {
        this.config = config;
        this.hidden = size("hidden_size", 1536);
        this.out = size("out_hidden_size", 4096);
    }

    /**
     * Every tensor of the tower; none if the configuration has no vision tower.
     *
     * @param configJson the text of {@code config.json}
     */
    public static List<RequiredTensor> of(String configJson) {
        JsonFields outer =
                new JsonFields("config.json", JsonParser.parseString(configJson).getAsJsonObject());
        return outer.optionalObject("vision_config")
                .map(vision -> new VisionTensors(vision).all())
                .orElse(List.of());
    }

    private List<RequiredTensor> all() {
        long patch = size("patch_size", 14);
        add("patch_embed.proj.weight", hidden, size("in_channels", 3), size("temporal_patch_size", 2), patch, patch);
        add("patch_embed.proj.bias", hidden);
        long side = size("image_size", 336) / patch;
        add("embeddings.position_embedding.weight", side * side, hidden);
        add("post_conv_layernorm.weight", hidden);
        for (int block = 0; block < size("depth", 24); block++) {
            addBlock("blocks." + block + ".");
        }
        add("post_layernorm.weight", hidden);
        long merge = size("spatial_merge_size", 2);
        add("downsample.weight", out, hidden, merge, merge);
        add("downsample.bias", out);
        addMerger(size("intermediate_size", 13696));
        return List.copyOf(tensors);
    }

    /** The blocks' MLP is as wide as what the tower gives to the text model. */
    private void addBlock(String start) {
        add(start + "norm1.weight", hidden);
        add(start + "norm2.weight", hidden);
        add(start + "attn.qkv.weight", 3 * hidden, hidden);
        add(start + "attn.proj.weight", hidden, hidden);
        addMlp(start + "mlp.", hidden, out);
    }

    private void addMerger(long inner) {
        add("merger.proj.weight", out, out);
        add("merger.post_projection_norm.weight", out);
        add("merger.post_projection_norm.bias", out);
        addMlp("merger.", out, inner);
    }

    private void addMlp(String start, long width, long inner) {
        add(start + "gate_proj.weight", inner, width);
        add(start + "up_proj.weight", inner, width);
        add(start + "down_proj.weight", width, inner);
    }

    private long size(String name, int fallback) {
        return config.optionalInt(name, 1, MOST).orElse(fallback);
    }

    private void add(String name, Long... shape) {
        tensors.add(new RequiredTensor(PREFIX + name, List.of(shape)));
    }
}
