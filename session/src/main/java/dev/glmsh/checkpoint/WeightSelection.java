package dev.glmsh.checkpoint;

import dev.glmsh.GlmshException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Looks for the tensors that a model needs, and explains what is wrong with those that do not fit. */
final class WeightSelection {
    private static final String CHECK_CONFIG = "check that config.json belongs to these weights";

    private final ModelConfig config;
    private final TensorIndex tensors;

    WeightSelection(ModelConfig config, TensorIndex tensors) {
        this.config = config;
        this.tensors = tensors;
    }

    ModelWeights select() {
        String prefix = prefix();
        List<RequiredTensor> required = RequiredTensors.of(config, prefix);
        Map<String, StoredMatrix> quantized = quantized(required);
        List<RequiredTensor> missing = required.stream()
                .filter(tensor -> !quantized.containsKey(tensor.name())
                        && tensors.find(tensor.name()).isEmpty())
                .toList();
        if (!missing.isEmpty()) {
            throw missing(missing);
        }
        List<TensorEntry> text = new ArrayList<>();
        for (RequiredTensor tensor : required) {
            StoredMatrix matrix = quantized.get(tensor.name());
            text.add(
                    matrix != null
                            ? matrix.decoded()
                            : check(tensor, tensors.find(tensor.name()).orElseThrow()));
        }
        Set<TensorEntry> used = new HashSet<>(text);
        List<TensorEntry> vision = new ArrayList<>();
        List<TensorEntry> ignored = new ArrayList<>();
        for (TensorEntry entry : tensors.all()) {
            if (!used.contains(entry) && !isPart(entry, quantized)) {
                (isVision(entry) ? vision : ignored).add(entry);
            }
        }
        return new ModelWeights(prefix, text, quantized, vision, ignored);
    }

    /** The quantised matrices of the decoder layers, by the names that they have otherwise. */
    private Map<String, StoredMatrix> quantized(List<RequiredTensor> required) {
        Map<String, StoredMatrix> found = new LinkedHashMap<>();
        for (RequiredTensor tensor : required) {
            if (tensor.name().contains(".layers.")) {
                StoredMatrix.find(tensors, tensor.name(), tensor.shape())
                        .ifPresent(matrix -> found.put(tensor.name(), matrix));
            }
        }
        return found;
    }

    /** Codes, scales and the shape that some writers add. */
    private static boolean isPart(TensorEntry entry, Map<String, StoredMatrix> quantized) {
        int end = entry.name().lastIndexOf(".weight");
        return end >= 0 && quantized.containsKey(entry.name().substring(0, end) + ".weight");
    }

    /** A glm4v text tower that was saved alone has the plain prefix. */
    private String prefix() {
        String usual = config.family().tensorPrefix();
        boolean plain = tensors.find(RequiredTensors.embedding(usual)).isEmpty()
                && tensors.find(RequiredTensors.embedding("model.")).isPresent();
        return plain ? "model." : usual;
    }

    private static boolean isVision(TensorEntry entry) {
        return entry.name().startsWith("model.visual.") || entry.name().startsWith("visual.");
    }

    private static GlmshException missing(List<RequiredTensor> missing) {
        String others = missing.size() == 1 ? "" : " and " + (missing.size() - 1) + " others";
        return new GlmshException(
                "the checkpoint lacks the tensor " + missing.get(0).name() + others,
                "download the missing shard, or " + CHECK_CONFIG);
    }

    private static TensorEntry check(RequiredTensor required, TensorEntry entry) {
        if (!entry.shape().equals(required.shape())) {
            throw new GlmshException(
                    entry.name() + " has the shape " + entry.shape() + ", but config.json asks for " + required.shape(),
                    CHECK_CONFIG);
        }
        if (!entry.dtype().isLoadable()) {
            throw new GlmshException(
                    entry.name() + " is stored as " + entry.dtype() + ", which glmsh does not load",
                    "use the original checkpoint in bf16, fp16 or fp32");
        }
        if (!entry.isAligned()) {
            throw new GlmshException(
                    entry.name() + " starts at byte " + entry.offset() + " of "
                            + entry.shard().getFileName() + ", which is no multiple of its "
                            + entry.dtype().bytes() + "-byte elements",
                    "save the checkpoint again with safetensors 0.3 or newer");
        }
        return entry;
    }
}
