package dev.glmsh.checkpoint;

/**
 * The architectures that glmsh runs, and how they differ. What a configuration file may change (biases, sizes) is in
 * {@link ModelConfig}; what follows from the architecture alone is here.
 */
public enum Family {
    /** glm-4-9b-chat-hf, GLM-Edge. */
    GLM,
    /** GLM-4-0414. */
    GLM4,
    /** The text tower of GLM-4.1V and AutoGLM-Phone. */
    GLM4V,
    /** Llama 2 and 3, and what copied them. */
    LLAMA,
    /** Qwen2 and Qwen2.5. */
    QWEN2,
    /** Qwen3, dense. */
    QWEN3,
    /** Mistral 7B and its descendants. */
    MISTRAL;

    /** Whether rotary embeddings turn neighbouring elements (0,1), (2,3)… and not the two halves of a head. */
    public boolean interleavedRotary() {
        return isGlm();
    }

    /**
     * Whether attention and MLP results are normalised again before they are added to the residual stream, by
     * {@code post_self_attn_layernorm} and {@code post_mlp_layernorm}.
     */
    public boolean sandwichNorms() {
        return this == GLM4 || this == GLM4V;
    }

    /** Whether gate and up projection are one matrix, {@code mlp.gate_up_proj}, whose first half of rows is the gate. */
    public boolean fusedGateUp() {
        return isGlm();
    }

    /** Whether each head of queries and keys is normalised before rotation, by {@code q_norm} and {@code k_norm}. */
    public boolean qkNorm() {
        return this == QWEN3;
    }

    /** What the names of the text model's tensors start with, except {@code lm_head.weight}. */
    public String tensorPrefix() {
        return this == GLM4V ? "model.language_model." : "model.";
    }

    private boolean isGlm() {
        return this == GLM || this == GLM4 || this == GLM4V;
    }
}
