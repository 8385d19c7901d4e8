package dev.glmsh.memory;

import dev.glmsh.checkpoint.ModelConfig;
import dev.glmsh.checkpoint.ModelWeights;
import dev.glmsh.device.Device;
import dev.glmsh.device.HostMatrix;
import dev.glmsh.device.WeightLayout;
import java.util.List;

/**
 * What loading takes beyond what stays: the matrix that is being converted and packed exists as the file's pages, in its
 * stored type and, where that is another, in the chosen one, beside the result. The output layer comes last and is the
 * largest, so that is where the peak lies; it is quantised some rows at a time. Mapped weights are not touched.
 */
final class LoadEstimate {
    private final ModelConfig config;
    private final ModelWeights weights;
    private final EstimateRequest request;
    private final boolean inFiles;

    LoadEstimate(ModelConfig config, ModelWeights weights, EstimateRequest request, boolean inFiles) {
        this.config = config;
        this.weights = weights;
        this.request = request;
        this.inFiles = inFiles;
    }

    List<EstimatedPart> parts() {
        if (request.layout() == WeightLayout.MAPPED) {
            return List.of();
        }
        boolean quantized = request.precision().isQuantized();
        long rows = quantized ? Math.min(HostMatrix.HEAD_ROWS, config.vocabSize()) : config.vocabSize();
        return parts(rows * config.hiddenSize(), quantized);
    }

    private List<EstimatedPart> parts(long elements, boolean quantized) {
        int stored = weights.dtype().bytes();
        int wanted = request.precision().bytesPerWeight();
        boolean packed = request.layout() == WeightLayout.PACKED || request.layout() == WeightLayout.COMPACT;
        boolean same = weights.dtype() == request.precision().dtype();
        long converted = packed && !same && !quantized ? elements * wanted : 0;
        long source = packed || !same ? elements * stored : 0;
        // Random weights are made in memory; the embedding, which comes later, is as large as this source.
        return List.of(
                new EstimatedPart(
                        "loading, output layer as stored",
                        Device.CPU,
                        Phase.LOADING,
                        inFiles ? source : 0,
                        inFiles ? source : 0,
                        true,
                        Formula.of(
                                (quantized ? "rows" : "V") + " · H · stored bytes",
                                "%,d weights · %d B",
                                elements,
                                stored)),
                EstimatedPart.during(
                        Phase.LOADING,
                        "loading, output layer converted",
                        Device.CPU,
                        converted,
                        Formula.of("V · H · p, until it is packed", "%,d weights · %d B", elements, wanted)),
                EstimatedPart.during(
                        Phase.LOADING,
                        "loading, output layer quantised",
                        Device.CPU,
                        quantized ? 2 * elements : 0,
                        Formula.of("2 · rows · H, until they are packed", "2 · %,d weights · 1 B", elements)));
    }
}
