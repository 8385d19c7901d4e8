package dev.glmsh.checkpoint;

import dev.glmsh.GlmshException;
import java.util.List;
import java.util.Optional;

/**
 * How most of a checkpoint's weights are quantised.
 *
 * @param bits of a weight
 * @param group how many weights of a row share a scale; 0 where the whole row does
 * @param activations whether activations are meant to have 8 bits, too
 */
public record Quantization(int bits, int group, boolean activations) {
    /** What {@code config.json} calls the only method that is read. */
    static final String METHOD = "compressed-tensors";

    private static final String ORIGINAL = "use the original checkpoint with --precision int4 or int8";

    /**
     * Checks what {@code config.json} says.
     *
     * @return whether activations are to be quantised; empty if nothing is
     * @throws GlmshException if it is quantised in a way that glmsh does not read
     */
    static Optional<Boolean> check(JsonFields config) {
        return config.optionalObject("quantization_config").map(Quantization::checkMethod);
    }

    private static boolean checkMethod(JsonFields quantization) {
        String method = quantization.optionalText("quant_method").orElse("unknown");
        if (!method.equals(METHOD)) {
            throw new GlmshException(reason(method), ORIGINAL);
        }
        boolean activations = false;
        Optional<JsonFields> groups = quantization.optionalObject("config_groups");
        for (String name : groups.map(JsonFields::names).orElseGet(List::of)) {
            JsonFields group = groups.orElseThrow().optionalObject(name).orElseThrow();
            group.optionalObject("weights").ifPresent(Quantization::checkWeights);
            activations |= group.optionalObject("input_activations").isPresent();
        }
        return activations;
    }

    private static void checkWeights(JsonFields weights) {
        String type = weights.optionalText("type").orElse("int");
        if (!type.equals("int")) {
            throw new GlmshException("the weights of the checkpoint are quantised to " + type + " numbers", ORIGINAL);
        }
    }

    private static String reason(String method) {
        String start = "the checkpoint is quantised by " + method + ", ";
        return switch (method) {
            case "bitsandbytes" -> start + "whose blocks are laid out for its own CUDA kernels";
            case "gptq", "awq" -> start + "which packs weights by columns; only compressed-tensors is read";
            case "fp8", "fbgemm_fp8" -> start + "in 8-bit floats, for which CPUs have no kernels";
            default -> start + "and only compressed-tensors is read";
        };
    }
}
