package dev.glmsh.checkpoint;

import static java.util.Objects.requireNonNull;

import dev.glmsh.GlmshException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A model of a known shape with random weights: {@code synthetic:autoglm-phone-9b?layers=10}. It takes the memory and
 * the time of the real one without its download; what it says is nonsense. An owner before the name, as on the hub, is
 * left out: {@code synthetic:zai-org/AutoGLM-Phone-9B}.
 *
 * <pre>{@code
 * Checkpoint checkpoint = SyntheticModel.parse("synthetic:qwen2.5-0.5b").orElseThrow().open();
 * }</pre>
 *
 * @param shape one of {@link #shapes}
 * @param layers how many decoder layers it has, if not all
 */
public record SyntheticModel(String shape, OptionalInt layers) {
    private static final String SCHEME = "synthetic:";
    private static final Pattern REFERENCE =
            Pattern.compile("(?:[\\w.-]+/)?(?<shape>[\\w.-]+?)(?:\\?layers=(?<layers>\\d{1,4}))?");
    private static final List<String> SHAPES = List.of(
            "autoglm-phone-9b",
            "glm-4-9b-0414",
            "glm-4-9b-chat-hf",
            "glm-edge-1.5b-chat",
            "glm4-demo",
            "llama-3.2-1b",
            "mistral-7b-v0.3",
            "qwen2.5-0.5b",
            "qwen3-0.6b");

    /** Checks that the shape is known. */
    public SyntheticModel {
        requireNonNull(layers, "layers is null");
        if (!SHAPES.contains(shape)) {
            throw new GlmshException(
                    "there is no shape " + shape + " for a synthetic model",
                    "choose one of " + String.join(", ", SHAPES));
        }
        if (layers.isPresent() && layers.getAsInt() < 1) {
            throw new GlmshException("a model of " + layers.getAsInt() + " layers", "choose 1 layer or more");
        }
    }

    /** The names of all shapes. */
    public static List<String> shapes() {
        return SHAPES;
    }

    /**
     * What a reference names; empty if it does not start with {@code synthetic:}.
     *
     * @throws GlmshException if it does, but cannot be understood or names an unknown shape
     */
    public static Optional<SyntheticModel> parse(String reference) {
        if (!reference.startsWith(SCHEME)) {
            return Optional.empty();
        }
        Matcher matcher = REFERENCE.matcher(reference.substring(SCHEME.length()));
        if (!matcher.matches()) {
            throw new GlmshException(
                    reference + " names no synthetic model", "write synthetic:" + SHAPES.get(0) + "?layers=10");
        }
        String layers = matcher.group("layers");
        return Optional.of(new SyntheticModel(
                matcher.group("shape").toLowerCase(Locale.ROOT),
                layers == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(layers))));
    }

    /** The same shape with that many layers. */
    public SyntheticModel withLayers(int count) {
        return new SyntheticModel(shape, OptionalInt.of(count));
    }

    /** The checkpoint. Its weights are made when they are read, the same ones each time. */
    public Checkpoint open() {
        return Checkpoint.synthetic(SyntheticFiles.of(this), toString());
    }

    /** The reference: {@code synthetic:autoglm-phone-9b?layers=10}. */
    @Override
    public String toString() {
        return SCHEME + shape + (layers.isPresent() ? "?layers=" + layers.getAsInt() : "");
    }
}
