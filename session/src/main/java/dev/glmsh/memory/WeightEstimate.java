package dev.glmsh.memory;

import dev.glmsh.checkpoint.ModelWeights;
import dev.glmsh.checkpoint.TensorEntry;
import dev.glmsh.device.Precision;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * The weights' bytes, counted from the safetensors headers: every element of the text model in the chosen precision. A
 * tied output layer is not counted again; the vision tower is skipped and not counted. An embedding table of its own
 * stays in its file even where the matrices are copied, because a token needs just one row of it.
 */
final class WeightEstimate {
    private final ModelWeights weights;
    private final EstimateRequest request;

    WeightEstimate(ModelWeights weights, EstimateRequest request) {
        this.weights = weights;
        this.request = request;
    }

    List<EstimatedPart> parts() {
        String embedding = weights.prefix() + "embed_tokens.weight";
        String head = "lm_head.weight";
        boolean tied = weights.text().stream().noneMatch(entry -> entry.name().equals(head));
        return List.of(
                part("decoder layers", name -> !name.equals(embedding) && !name.equals(head), request.mapped()),
                part(tied ? "embedding, tied" : "embedding", embedding::equals, request.mapped() || !tied),
                part("output layer", head::equals, request.mapped()));
    }

    /** @param mapped whether the part stays in its file, if it is stored in the right type */
    private EstimatedPart part(String name, Predicate<String> which, boolean mapped) {
        Precision precision = request.precision();
        List<TensorEntry> entries = weights.text().stream()
                .filter(entry -> which.test(entry.name()))
                .toList();
        long elements = entries.stream().mapToLong(TensorEntry::elementCount).sum();
        boolean asStored = entries.stream().allMatch(entry -> entry.dtype() == precision.dtype());
        return new EstimatedPart(
                "weights, " + name,
                elements * precision.bytesPerWeight(),
                mapped && asStored,
                String.format(Locale.ROOT, "%,d weights · %d B", elements, precision.bytesPerWeight()));
    }
}
