package dev.glmsh.checkpoint;

import com.google.gson.JsonParser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The shape of AutoGLM-Phone-9B (GLM-4.1V-9B) at its full size, without its 20 GB of weights. */
public final class FullSizeGlm4v {
    /** What its config.json says about the architecture, in the spelling of transformers 4. */
    public static final String CONFIG = """
            {
              "architectures": ["Glm4vForConditionalGeneration"],
              "model_type": "glm4v",
              "tie_word_embeddings": false,
              "text_config": {
                "model_type": "glm4v_text",
                "attention_bias": true,
                "attention_dropout": 0.0,
                "eos_token_id": [151329, 151336, 151338, 151348],
                "pad_token_id": 151329,
                "head_dim": 128,
                "hidden_act": "silu",
                "hidden_size": 4096,
                "intermediate_size": 13696,
                "max_position_embeddings": 65536,
                "num_attention_heads": 32,
                "num_hidden_layers": 40,
                "num_key_value_heads": 2,
                "partial_rotary_factor": 0.5,
                "rms_norm_eps": 1e-05,
                "rope_scaling": {"type": "mrope", "mrope_section": [8, 12, 12]},
                "rope_theta": 10000.0,
                "vocab_size": 151552
              },
              "vision_config": {"model_type": "glm4v", "depth": 24, "hidden_size": 1536}
            }
            """;

    private FullSizeGlm4v() {}

    /** Its architecture. */
    public static ModelConfig config() {
        return ModelConfigReader.read(
                new JsonFields("config.json", JsonParser.parseString(CONFIG).getAsJsonObject()));
    }

    /** Its weights in bfloat16, in a file that does not exist. */
    public static ModelWeights weights() {
        Path file = Path.of("model.safetensors");
        List<TensorEntry> entries = new ArrayList<>();
        long offset = 0;
        for (RequiredTensor tensor : tensors()) {
            long bytes = tensor.elementCount() * Dtype.BF16.bytes();
            entries.add(new TensorEntry(tensor.name(), Dtype.BF16, tensor.shape(), file, offset, bytes));
            offset += bytes;
        }
        return ModelWeights.select(config(), new TensorIndex(List.of(new Shard(file, offset)), entries));
    }

    private static List<RequiredTensor> tensors() {
        List<RequiredTensor> tensors = new ArrayList<>(vision());
        tensors.addAll(RequiredTensors.of(config(), Family.GLM4V.tensorPrefix()));
        return tensors;
    }

    /** The vision tower's tensors: names and shapes of Glm4vVisionModel in transformers 5. */
    public static List<RequiredTensor> vision() {
        List<RequiredTensor> tensors = new ArrayList<>();
        add(tensors, "patch_embed.proj.weight", 1536, 3, 2, 14, 14);
        add(tensors, "patch_embed.proj.bias", 1536);
        add(tensors, "post_conv_layernorm.weight", 1536);
        add(tensors, "embeddings.position_embedding.weight", 576, 1536);
        for (int block = 0; block < 24; block++) {
            String start = "blocks." + block + ".";
            add(tensors, start + "attn.qkv.weight", 3 * 1536, 1536);
            add(tensors, start + "attn.proj.weight", 1536, 1536);
            add(tensors, start + "mlp.gate_proj.weight", 4096, 1536);
            add(tensors, start + "mlp.up_proj.weight", 4096, 1536);
            add(tensors, start + "mlp.down_proj.weight", 1536, 4096);
            add(tensors, start + "norm1.weight", 1536);
            add(tensors, start + "norm2.weight", 1536);
        }
        add(tensors, "post_layernorm.weight", 1536);
        add(tensors, "downsample.weight", 4096, 1536, 2, 2);
        add(tensors, "downsample.bias", 4096);
        add(tensors, "merger.proj.weight", 4096, 4096);
        add(tensors, "merger.post_projection_norm.weight", 4096);
        add(tensors, "merger.post_projection_norm.bias", 4096);
        add(tensors, "merger.gate_proj.weight", 13696, 4096);
        add(tensors, "merger.up_proj.weight", 13696, 4096);
        add(tensors, "merger.down_proj.weight", 4096, 13696);
        return tensors;
    }

    private static void add(List<RequiredTensor> tensors, String name, long... shape) {
        List<Long> sizes = new ArrayList<>();
        for (long size : shape) {
            sizes.add(size);
        }
        tensors.add(new RequiredTensor("model.visual." + name, sizes));
    }
}
