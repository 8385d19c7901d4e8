package dev.glmsh.checkpoint;

import java.util.ArrayList;
import java.util.List;

/**
 * The tensors of a text model, names and shapes, derived from its configuration alone.
 *
 * <pre>{@code
 * long parameters = RequiredTensors.of(config, config.family().tensorPrefix()).stream()
 *         .mapToLong(RequiredTensor::elementCount)
 *         .sum();
 * }</pre>
 *
 * <p>Linear layers are stored as [outputs, inputs]. Source of names and shapes: the modeling files of transformers 5.
 */
public final class RequiredTensors {
    private final ModelConfig config;
    private final String prefix;
    private final List<RequiredTensor> tensors = new ArrayList<>();

    private RequiredTensors(ModelConfig config, String prefix) {
        this.config = config;
        this.prefix = prefix;
    }

    /**
     * Every tensor of the model, embedding first and output layer last; a tied output layer is not listed.
     *
     * @param prefix what the names start with, such as {@code "model."}
     */
    public static List<RequiredTensor> of(ModelConfig config, String prefix) {
        RequiredTensors required = new RequiredTensors(config, prefix);
        required.addAll();
        return List.copyOf(required.tensors);
    }

    /** The embedding's name under a prefix. */
    static String embedding(String prefix) {
        return prefix + "embed_tokens.weight";
    }

    private void addAll() {
        long hidden = config.hiddenSize();
        add(embedding(prefix), config.vocabSize(), hidden);
        for (int layer = 0; layer < config.layers(); layer++) {
            String start = prefix + "layers." + layer + ".";
            addNorms(start);
            addAttention(start + "self_attn.");
            addMlp(start + "mlp.");
        }
        add(prefix + "norm.weight", hidden);
        if (!config.tiedEmbeddings()) {
            add("lm_head.weight", config.vocabSize(), hidden);
        }
    }

    private void addNorms(String start) {
        add(start + "input_layernorm.weight", config.hiddenSize());
        add(start + "post_attention_layernorm.weight", config.hiddenSize());
        if (config.family().sandwichNorms()) {
            add(start + "post_self_attn_layernorm.weight", config.hiddenSize());
            add(start + "post_mlp_layernorm.weight", config.hiddenSize());
        }
    }

    private void addAttention(String start) {
        addLinear(start + "q_proj", config.queryWidth(), config.hiddenSize(), config.qkvBias());
        addLinear(start + "k_proj", config.kvWidth(), config.hiddenSize(), config.qkvBias());
        addLinear(start + "v_proj", config.kvWidth(), config.hiddenSize(), config.qkvBias());
        addLinear(start + "o_proj", config.hiddenSize(), config.queryWidth(), config.outputBias());
        if (config.family().qkNorm()) {
            add(start + "q_norm.weight", config.headDim());
            add(start + "k_norm.weight", config.headDim());
        }
    }

    private void addMlp(String start) {
        long hidden = config.hiddenSize();
        long inner = config.intermediateSize();
        if (config.family().fusedGateUp()) {
            addLinear(start + "gate_up_proj", 2 * inner, hidden, config.mlpBias());
        } else {
            addLinear(start + "gate_proj", inner, hidden, config.mlpBias());
            addLinear(start + "up_proj", inner, hidden, config.mlpBias());
        }
        addLinear(start + "down_proj", hidden, inner, config.mlpBias());
    }

    private void addLinear(String name, long outputs, long inputs, boolean bias) {
        add(name + ".weight", outputs, inputs);
        if (bias) {
            add(name + ".bias", outputs);
        }
    }

    private void add(String name, long... shape) {
        List<Long> sizes = new ArrayList<>();
        for (long size : shape) {
            sizes.add(size);
        }
        tensors.add(new RequiredTensor(name, sizes));
    }
}
