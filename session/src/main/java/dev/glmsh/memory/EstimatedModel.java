package dev.glmsh.memory;

import dev.glmsh.checkpoint.Checkpoint;
import dev.glmsh.checkpoint.ImagePreprocessing;
import dev.glmsh.checkpoint.ModelConfig;
import dev.glmsh.checkpoint.ModelWeights;
import dev.glmsh.device.Device;
import java.util.ArrayList;
import java.util.List;

/**
 * What an estimate knows of a model.
 *
 * @param inFiles whether the weights lie in files that can be mapped
 */
record EstimatedModel(ModelConfig config, ModelWeights weights, ImagePreprocessing images, boolean inFiles) {
    static EstimatedModel of(Checkpoint checkpoint) {
        return new EstimatedModel(
                checkpoint.config(), checkpoint.weights(), checkpoint.imagePreprocessing(), !checkpoint.isSynthetic());
    }

    List<EstimatedPart> parts(EstimateRequest request) {
        List<EstimatedPart> all = new ArrayList<>(new WeightEstimate(weights, request, inFiles).parts());
        all.addAll(new RuntimeEstimate(config, request).parts());
        Baseline baseline = request.baseline();
        all.add(EstimatedPart.held("LibTorch", Device.CPU, baseline.libTorch(), Formula.measured()));
        all.add(EstimatedPart.held("process, no model", Device.CPU, baseline.jvm(), Formula.measured()));
        return all.stream().filter(part -> part.bytes() > 0).toList();
    }

    long weightBytes(EstimateRequest request) {
        WeightEstimate estimate = new WeightEstimate(weights, request, inFiles);
        return weights.text().stream().mapToLong(estimate::bytes).sum();
    }
}
