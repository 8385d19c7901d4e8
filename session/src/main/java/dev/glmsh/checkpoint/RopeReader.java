package dev.glmsh.checkpoint;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.glmsh.GlmshException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Reads the rotary embedding in both spellings: {@code rope_parameters} of transformers 5, and {@code rope_scaling}
 * beside {@code rope_theta} and {@code partial_rotary_factor} of transformers 4.
 */
final class RopeReader {
    private static final double MOST = 1e12;
    private static final int MAX_POSITIONS = 1 << 28;
    private static final List<Integer> GLM4V_SECTION = List.of(8, 12, 12);

    private final ModelType type;
    private final JsonFields config;
    private final JsonFields rope;
    private final int headDim;
    private final int maxPositions;

    private RopeReader(ModelType type, JsonFields config, JsonFields rope, int headDim, int maxPositions) {
        this.type = type;
        this.config = config;
        this.rope = rope;
        this.headDim = headDim;
        this.maxPositions = maxPositions;
    }

    static Rope read(ModelType type, JsonFields config, int headDim, int maxPositions) {
        JsonFields rope = config.optionalObject("rope_scaling")
                .or(() -> config.optionalObject("rope_parameters"))
                .map(RopeReader::sameForAllLayers)
                .orElseGet(() -> new JsonFields("config.json", new JsonObject()));
        return new RopeReader(type, config, rope, headDim, maxPositions).read();
    }

    /** A dictionary by layer type is accepted as long as its entries are equal. */
    private static JsonFields sameForAllLayers(JsonFields rope) {
        Set<JsonElement> distinct = new HashSet<>();
        for (String name : List.of("full_attention", "sliding_attention")) {
            rope.find(name).ifPresent(distinct::add);
        }
        if (distinct.size() > 1) {
            throw new GlmshException(
                    "config.json: rope_parameters differ between full_attention and sliding_attention",
                    "choose a checkpoint with one rotary embedding for all layers");
        }
        return rope.optionalObject("full_attention")
                .or(() -> rope.optionalObject("sliding_attention"))
                .orElse(rope);
    }

    private Rope read() {
        RopeType ropeType = ropeType();
        double theta = number("rope_theta", 1.0001, MOST).orElse(10_000);
        int rotaryDim = rotaryDim(ropeType);
        RopeScaling scaling = switch (ropeType) {
            case DEFAULT -> new DefaultScaling();
            case LINEAR -> new LinearScaling(require(ropeType, "factor"));
            case DYNAMIC -> new DynamicScaling(require(ropeType, "factor"), maxPositions);
            case YARN -> yarn();
            case LLAMA3 -> llama3();
        };
        return new Rope(theta, rotaryDim, type.family.interleavedRotary(), scaling, section(rotaryDim));
    }

    private RopeType ropeType() {
        String name = rope.optionalText("rope_type")
                .or(() -> rope.optionalText("type"))
                .orElse("default");
        return switch (name) {
            case "default", "mrope" -> RopeType.DEFAULT;
            case "linear" -> RopeType.LINEAR;
            case "dynamic" -> RopeType.DYNAMIC;
            case "yarn" -> RopeType.YARN;
            case "llama3" -> RopeType.LLAMA3;
            default ->
                throw new GlmshException(
                        "config.json: the RoPE type \"" + name + "\" is not supported",
                        "glmsh computes default, linear, dynamic, yarn and llama3");
        };
    }

    /** Only the GLM models rotate part of a head; the others ignore the factor, as transformers does. */
    private int rotaryDim(RopeType ropeType) {
        if (!type.family.interleavedRotary()) {
            return even(headDim, ropeType);
        }
        double factor = number("partial_rotary_factor", 1e-6, 1).orElse(type.partialRotaryFactor);
        return even((int) (headDim * factor), ropeType);
    }

    private int even(int rotaryDim, RopeType ropeType) {
        int least = ropeType == RopeType.DYNAMIC ? 4 : 2;
        if (rotaryDim < least || rotaryDim % 2 != 0) {
            throw new GlmshException(
                    "config.json: " + rotaryDim + " elements of each head would be rotated (head_dim " + headDim
                            + "), not an even number from " + least,
                    "correct head_dim or partial_rotary_factor, or download the file again");
        }
        return rotaryDim;
    }

    private YarnScaling yarn() {
        int original = originalMaxPositions();
        double factor = rope.optionalDouble("factor", 1e-6, MOST).orElse((double) maxPositions / original);
        return new YarnScaling(
                factor,
                original,
                rope.optionalDouble("attention_factor", 0, MOST).orElseGet(() -> inferredAttentionFactor(factor)),
                nonZero("beta_fast", 32),
                nonZero("beta_slow", 1),
                rope.flag("truncate", true));
    }

    private double inferredAttentionFactor(double factor) {
        double mscale = rope.optionalDouble("mscale", 0, MOST).orElse(0);
        double mscaleAllDim = rope.optionalDouble("mscale_all_dim", 0, MOST).orElse(0);
        if (mscale == 0 || mscaleAllDim == 0) {
            return YarnScaling.suggestedAttentionFactor(factor, 1);
        }
        return YarnScaling.suggestedAttentionFactor(factor, mscale)
                / YarnScaling.suggestedAttentionFactor(factor, mscaleAllDim);
    }

    private Llama3Scaling llama3() {
        double low = require(RopeType.LLAMA3, "low_freq_factor");
        double high = require(RopeType.LLAMA3, "high_freq_factor");
        if (high <= low) {
            throw rope.wrong("high_freq_factor", new JsonPrimitive(high), "above low_freq_factor " + low);
        }
        return new Llama3Scaling(require(RopeType.LLAMA3, "factor"), low, high, originalMaxPositions());
    }

    private double require(RopeType ropeType, String name) {
        return rope.optionalDouble(name, 1e-6, MOST)
                .orElseThrow(() -> new GlmshException(
                        "config.json: the RoPE type " + ropeType.name().toLowerCase(Locale.ROOT) + " needs " + name,
                        "correct the file, or download it again"));
    }

    private double nonZero(String name, double fallback) {
        double value = rope.optionalDouble(name, 0, MOST).orElse(0);
        return value == 0 ? fallback : value;
    }

    /** A field of {@code rope_parameters}, else of the configuration around it. */
    private OptionalDouble number(String name, double least, double most) {
        OptionalDouble inner = rope.optionalDouble(name, least, most);
        return inner.isPresent() ? inner : config.optionalDouble(name, least, most);
    }

    private int originalMaxPositions() {
        String name = "original_max_position_embeddings";
        JsonFields holder = config.find(name).isPresent() ? config : rope;
        return holder.optionalInt(name, 1, MAX_POSITIONS).orElse(maxPositions);
    }

    private List<Integer> section(int rotaryDim) {
        if (type.family != Family.GLM4V) {
            return List.of();
        }
        List<Integer> section = Optional.of(rope.integers("mrope_section", 1, headDim))
                .filter(list -> !list.isEmpty())
                .orElse(GLM4V_SECTION);
        int sum = section.stream().mapToInt(Integer::intValue).sum();
        if (section.size() != 3 || sum != rotaryDim / 2) {
            throw new GlmshException(
                    "config.json: mrope_section " + section + " does not share out the " + rotaryDim / 2
                            + " rotary frequencies",
                    "correct mrope_section or partial_rotary_factor, or download the file again");
        }
        return section;
    }
}
