package dev.glmsh.checkpoint;

import dev.glmsh.GlmshException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What a configuration may say that glmsh does not run, and what the user can do about it. */
final class Refusals {
    private Refusals() {}

    /** The architecture, if it is one that is supported. */
    static ModelType modelType(JsonFields config) {
        String label = config.optionalText("model_type")
                .orElseThrow(() -> new GlmshException(
                        "config.json has no model_type", "use a checkpoint in Hugging Face format; " + supported()));
        return ModelType.named(label)
                .orElseThrow(() -> new GlmshException("model_type \"" + label + "\" is not supported", nearest(label)));
    }

    /** All supported models use SiLU; another function would give wrong text, not an error. */
    static void activation(JsonFields config) {
        config.optionalText("hidden_act").filter(name -> !name.equals("silu")).ifPresent(name -> {
            throw new GlmshException(
                    "config.json: hidden_act \"" + name + "\" is not supported",
                    "use a checkpoint with hidden_act silu");
        });
    }

    /** A checkpoint that works and is close to what was asked for. */
    private static String nearest(String label) {
        return switch (label) {
            case "chatglm" ->
                "use zai-org/glm-4-9b-chat-hf, the same model with the tensor names of transformers; " + supported();
            case "glm4_moe", "glm4_moe_lite" -> "use a dense model such as zai-org/GLM-4-9B-0414; " + supported();
            case "glm4v_moe" -> "use a dense model such as zai-org/GLM-4.1V-9B-Thinking; " + supported();
            case "qwen2_moe", "qwen3_moe", "qwen3_next" -> "use a dense model such as Qwen/Qwen3-8B; " + supported();
            case "mixtral", "mistral3" -> "use a text model such as mistralai/Mistral-7B-Instruct-v0.3; " + supported();
            case "llama4", "mllama" -> "use a text model such as meta-llama/Llama-3.1-8B-Instruct; " + supported();
            default -> "use one of " + names() + ", such as zai-org/glm-4-9b-chat-hf";
        };
    }

    private static String supported() {
        return "supported are " + names();
    }

    private static String names() {
        return Arrays.stream(ModelType.values()).map(ModelType::label).collect(Collectors.joining(", "));
    }
}
