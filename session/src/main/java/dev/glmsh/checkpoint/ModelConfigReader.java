package dev.glmsh.checkpoint;

import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Reads {@code config.json}. Fields and their defaults are those of transformers' configuration classes; the limits are
 * ours, wide enough for any model and narrow enough that products of sizes stay within 64 bits.
 */
final class ModelConfigReader {
    private static final int MAX_VOCABULARY = 1 << 22;
    private static final int MAX_WIDTH = 1 << 18;
    private static final int MAX_LAYERS = 1 << 10;
    private static final int MAX_HEADS = 1 << 12;
    private static final int MAX_HEAD_DIM = 1 << 12;
    private static final int MAX_POSITIONS = 1 << 28;

    private final ModelType type;
    private final JsonFields outer;
    private final JsonFields text;

    private ModelConfigReader(ModelType type, JsonFields outer, JsonFields text) {
        this.type = type;
        this.outer = outer;
        this.text = text;
    }

    static ModelConfig read(JsonFields config) {
        ModelType type = Refusals.modelType(config);
        JsonFields text =
                type == ModelType.GLM4V ? config.optionalObject("text_config").orElse(config) : config;
        return new ModelConfigReader(type, config, text).read();
    }

    private ModelConfig read() {
        var unused = List.of(Quantization.check(outer), Quantization.check(text));
        Refusals.activation(text);
        int vocabSize = text.requireInt("vocab_size", 1, MAX_VOCABULARY);
        int hiddenSize = text.requireInt("hidden_size", 1, MAX_WIDTH);
        int layers = text.requireInt("num_hidden_layers", 1, MAX_LAYERS);
        int heads = text.requireInt("num_attention_heads", 1, MAX_HEADS);
        int headDim = headDim(hiddenSize, heads);
        int maxPositions =
                text.optionalInt("max_position_embeddings", 1, MAX_POSITIONS).orElse(type.maxPositions);
        boolean attentionBias = attentionBias();
        return new ModelConfig(
                type.label(),
                type.family,
                vocabSize,
                hiddenSize,
                text.requireInt("intermediate_size", 1, MAX_WIDTH),
                layers,
                heads,
                kvHeads(heads),
                headDim,
                text.optionalDouble("rms_norm_eps", 0, 1).orElse(type.rmsNormEps),
                attentionBias,
                attentionBias && (type == ModelType.LLAMA || type == ModelType.QWEN3),
                type == ModelType.LLAMA && text.flag("mlp_bias", false),
                outer.flag("tie_word_embeddings", false) || text.flag("tie_word_embeddings", false),
                maxPositions,
                SlidingWindows.read(type.family, text, layers),
                RopeReader.read(type, text, headDim, maxPositions),
                tokenIds("eos_token_id", vocabSize),
                tokenId("bos_token_id", vocabSize),
                tokenId("pad_token_id", vocabSize),
                type == ModelType.GLM4V
                        ? outer.optionalObject("vision_config").map(VisionConfig::read)
                        : Optional.empty());
    }

    private int headDim(int hiddenSize, int heads) {
        boolean byFamily = type.headDim > 0 && !text.mentions("head_dim");
        OptionalInt explicit = text.optionalInt("head_dim", 2, MAX_HEAD_DIM);
        if (explicit.isPresent()) {
            return explicit.getAsInt();
        }
        if (!byFamily && hiddenSize % heads != 0) {
            throw text.wrong("num_attention_heads", new JsonPrimitive(heads), "a divisor of hidden_size " + hiddenSize);
        }
        return byFamily ? type.headDim : hiddenSize / heads;
    }

    private int kvHeads(int heads) {
        int kvHeads = text.optionalInt("num_key_value_heads", 1, MAX_HEADS).orElse(heads);
        if (heads % kvHeads != 0) {
            throw text.wrong(
                    "num_key_value_heads", new JsonPrimitive(kvHeads), "a divisor of num_attention_heads " + heads);
        }
        return kvHeads;
    }

    /** glm4v and qwen2 always have these biases and mistral never; their configurations do not say so. */
    private boolean attentionBias() {
        return switch (type.family) {
            case GLM4V, QWEN2 -> true;
            case MISTRAL -> false;
            case GLM, GLM4, LLAMA, QWEN3 -> text.flag("attention_bias", type.attentionBias);
        };
    }

    /** Ids beyond the vocabulary (-1 or 32000 in some files) mean that there is none. */
    private List<Integer> tokenIds(String name, int vocabSize) {
        JsonFields holder = text.find(name).isPresent() ? text : outer;
        return holder.integers(name, Integer.MIN_VALUE, Integer.MAX_VALUE).stream()
                .filter(id -> id >= 0 && id < vocabSize)
                .distinct()
                .toList();
    }

    private OptionalInt tokenId(String name, int vocabSize) {
        return tokenIds(name, vocabSize).stream().mapToInt(Integer::intValue).findFirst();
    }
}
