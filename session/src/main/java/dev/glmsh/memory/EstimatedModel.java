package dev.glmsh.memory;

import dev.glmsh.checkpoint.Checkpoint;
import dev.glmsh.checkpoint.ImagePreprocessing;
import dev.glmsh.checkpoint.ModelConfig;
import dev.glmsh.checkpoint.ModelWeights;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * What an estimate knows of a model.
 *
 * @param tokenizerBytes the length of {@code tokenizer.json}, if there is one
 * @param inFiles whether the weights lie in files that can be mapped
 */
record EstimatedModel(
        ModelConfig config,
        ModelWeights weights,
        ImagePreprocessing images,
        OptionalLong tokenizerBytes,
        boolean inFiles) {
    static EstimatedModel of(Checkpoint checkpoint) {
        return new EstimatedModel(
                checkpoint.config(),
                checkpoint.weights(),
                checkpoint.imagePreprocessing(),
                checkpoint.tokenizerBytes(),
                !checkpoint.isSynthetic());
    }

    List<EstimatedPart> parts(EstimateRequest request) {
        List<EstimatedPart> all = new ArrayList<>(new WeightEstimate(weights, request, inFiles).parts());
        all.addAll(new LoadEstimate(config, weights, request, inFiles).parts());
        all.addAll(new RuntimeEstimate(config, request).parts());
        if (!request.images().isEmpty()) {
            config.vision().ifPresent(vision -> all.addAll(new VisionEstimate(vision, images, request).parts()));
        }
        all.addAll(new ProcessEstimate(config.vocabSize(), tokenizerBytes, request).parts());
        return all.stream().filter(part -> part.bytes() > 0).toList();
    }

    long weightBytes(EstimateRequest request) {
        return new WeightEstimate(weights, request, inFiles).bytes();
    }
}
