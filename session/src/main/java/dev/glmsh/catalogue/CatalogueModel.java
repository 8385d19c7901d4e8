package dev.glmsh.catalogue;

import static java.util.Objects.requireNonNull;

import dev.glmsh.checkpoint.Dtype;
import dev.glmsh.checkpoint.ModelConfig;
import dev.glmsh.checkpoint.ModelWeights;
import dev.glmsh.checkpoint.RequiredTensor;
import dev.glmsh.checkpoint.RequiredTensors;
import dev.glmsh.checkpoint.TensorEntry;
import dev.glmsh.checkpoint.VisionTensors;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A model of the catalogue. Immutable.
 *
 * @param id its repository on the hub: {@code zai-org/AutoGLM-Phone-9B}
 * @param aliases repositories that hold other weights of exactly the same shape
 * @param publishedParameters how many parameters its safetensors files hold, as the hub counts them
 * @param storesTiedHead whether the files hold an output layer that is the embedding once more
 * @param source where configuration and count are published
 * @param configJson the parts of its {@code config.json} that sizes follow from
 */
public record CatalogueModel(
        String id,
        List<String> aliases,
        long publishedParameters,
        boolean storesTiedHead,
        URI source,
        String configJson) {
    private static final Path NOWHERE = Path.of("not-downloaded");

    /** Copies the aliases and checks that nothing is absent. */
    public CatalogueModel {
        requireNonNull(id, "id is null");
        requireNonNull(source, "source is null");
        requireNonNull(configJson, "configJson is null");
        aliases = List.copyOf(aliases);
    }

    /** The architecture. */
    public ModelConfig config() {
        return ModelConfig.parse(configJson);
    }

    /** What the files hold, every tensor in bfloat16, as all models of the catalogue are stored. */
    public ModelWeights weights() {
        ModelConfig config = config();
        String prefix = config.family().tensorPrefix();
        List<TensorEntry> text = entries(RequiredTensors.of(config, prefix));
        List<TensorEntry> again = storesTiedHead ? List.of(tiedHead(config)) : List.of();
        List<TensorEntry> vision =
                entries(config.vision().map(VisionTensors::of).orElse(List.of()));
        return new ModelWeights(prefix, text, Map.of(), vision, again);
    }

    /** Parameters that the files hold, vision tower included. */
    public long storedParameters() {
        ModelWeights weights = weights();
        return weights.parameterCount() + elements(weights.vision()) + elements(weights.ignored());
    }

    private static long elements(List<TensorEntry> entries) {
        return entries.stream().mapToLong(TensorEntry::elementCount).sum();
    }

    private static List<TensorEntry> entries(List<RequiredTensor> tensors) {
        List<TensorEntry> entries = new ArrayList<>();
        long offset = 0;
        for (RequiredTensor tensor : tensors) {
            long bytes = tensor.elementCount() * Dtype.BF16.bytes();
            entries.add(new TensorEntry(tensor.name(), Dtype.BF16, tensor.shape(), NOWHERE, offset, bytes));
            offset += bytes;
        }
        return entries;
    }

    private static TensorEntry tiedHead(ModelConfig config) {
        List<Long> shape = List.of((long) config.vocabSize(), (long) config.hiddenSize());
        return entries(List.of(new RequiredTensor("lm_head.weight", shape))).get(0);
    }
}
