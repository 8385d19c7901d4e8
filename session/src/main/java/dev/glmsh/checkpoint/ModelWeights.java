package dev.glmsh.checkpoint;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A checkpoint's tensors, sorted by whether the text model uses them. Every tensor that the architecture needs is there
 * with the right shape and a type that can be loaded.
 *
 * @param prefix what the names of the text model's tensors start with, {@code lm_head.weight} apart
 * @param text what the text model uses, in the model's order; a quantised matrix as if it were stored in the type of its
 *     scales
 * @param quantized the quantised matrices among them, by name
 * @param vision the vision tower's weights, which are skipped
 * @param ignored what no part of the model uses
 */
public record ModelWeights(
        String prefix,
        List<TensorEntry> text,
        Map<String, StoredMatrix> quantized,
        List<TensorEntry> vision,
        List<TensorEntry> ignored) {
    /** Copies the lists. */
    public ModelWeights {
        requireNonNull(prefix, "prefix is null");
        text = List.copyOf(text);
        quantized = Map.copyOf(quantized);
        vision = List.copyOf(vision);
        ignored = List.copyOf(ignored);
    }

    /**
     * Finds the weights of a model among the tensors of a checkpoint.
     *
     * @throws dev.glmsh.GlmshException if one is missing, has another shape, or a type that cannot be loaded
     */
    public static ModelWeights select(ModelConfig config, TensorIndex tensors) {
        return new WeightSelection(config, tensors).select();
    }

    /** How most of the weights are quantised; empty if they are stored as they are. */
    Optional<Quantization> quantization(boolean activations) {
        Map<Quantization, Long> elements = new HashMap<>();
        quantized
                .values()
                .forEach(matrix -> elements.merge(
                        new Quantization(matrix.bits(), matrix.group(), activations && matrix.bits() == Byte.SIZE),
                        matrix.elementCount(),
                        Long::sum));
        return elements.entrySet().stream()
                .max(Comparator.comparingLong(Map.Entry::getValue))
                .map(Map.Entry::getKey);
    }

    /** Elements of the text model. */
    public long parameterCount() {
        return text.stream().mapToLong(TensorEntry::elementCount).sum();
    }

    /** The type that most of the text model's bytes have. */
    public Dtype dtype() {
        Map<Dtype, Long> bytes = new EnumMap<>(Dtype.class);
        text.forEach(entry -> bytes.merge(entry.dtype(), entry.byteCount(), Long::sum));
        return bytes.entrySet().stream()
                .max(Comparator.comparingLong(Map.Entry::getValue))
                .orElseThrow()
                .getKey();
    }
}
