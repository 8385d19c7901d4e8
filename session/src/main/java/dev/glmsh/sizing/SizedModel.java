package dev.glmsh.sizing;

import static java.util.Objects.requireNonNull;

import dev.glmsh.checkpoint.ModelConfig;
import dev.glmsh.checkpoint.ModelWeights;
import dev.glmsh.checkpoint.TensorEntry;
import dev.glmsh.device.Device;
import dev.glmsh.device.FusedMatrix;
import dev.glmsh.device.HostMatrix;
import dev.glmsh.device.Precision;
import dev.glmsh.device.WeightLayout;
import dev.glmsh.hardware.cards.Card;
import dev.glmsh.hardware.cards.CardFormat;
import dev.glmsh.memory.Baseline;
import dev.glmsh.memory.Estimate;
import dev.glmsh.memory.EstimateRequest;
import dev.glmsh.memory.Limits;
import dev.glmsh.roofline.Efficiency;
import dev.glmsh.roofline.Roofline;
import dev.glmsh.roofline.SpeedEstimate;
import dev.glmsh.roofline.Workload;
import java.util.List;
import java.util.OptionalLong;

/**
 * A model as far as its size goes, wherever its shapes are known from.
 *
 * @param name what tables call it
 * @param config its architecture
 * @param weights its tensors
 */
public record SizedModel(String name, ModelConfig config, ModelWeights weights) {
    private static final int PROMPT = 512;

    /** Checks that nothing is absent. */
    public SizedModel {
        requireNonNull(name, "name is null");
        requireNonNull(config, "config is null");
        requireNonNull(weights, "weights is null");
    }

    /** What it takes wholly in a card's memory, if nothing else is there: no desktop, no other model. */
    public Estimate on(Card card, EstimateRequest request) {
        long usable = card.usableBytes();
        Limits limits = new Limits(usable, usable, OptionalLong.empty(), 0);
        return Estimate.of(config, weights, onCard(request), limits);
    }

    private static EstimateRequest onCard(EstimateRequest request) {
        return request.withDevice(Device.gpu(0))
                .withLayout(WeightLayout.CONVERTED)
                .withBaseline(Baseline.NONE);
    }

    /** How fast it would be on a card. */
    public SpeedEstimate speedOn(Card card, EstimateRequest request) {
        Precision precision = request.precision();
        long head = headWeights() * precision.bytesPerWeight();
        return SpeedEstimate.of(workload(request, cardBytes(precision) + head), Roofline.of(card), Efficiency.ofCard());
    }

    /** How fast it would be on a processor with glmsh's kernels. */
    public SpeedEstimate speedOn(Roofline processor, EstimateRequest request) {
        boolean mapped = request.layout() == WeightLayout.MAPPED || request.layout() == WeightLayout.CONVERTED;
        Efficiency shares = Efficiency.ofProcessor(request.precision(), mapped, request.hasCompiledLayers());
        return SpeedEstimate.of(workload(request), processor, shares);
    }

    /** What a processor has to move and to multiply, with glmsh's kernels. */
    public Workload workload(EstimateRequest request) {
        Precision precision = request.precision();
        long head =
                HostMatrix.bytes(precision.headPrecision(), request.layout(), config.vocabSize(), config.hiddenSize());
        return workload(request, hostBytes(precision, request.layout()) + head);
    }

    private Workload workload(EstimateRequest request, long matrixBytes) {
        Precision precision = request.precision();
        return new Workload(
                config,
                Workload.layerWeights(weights),
                headWeights(),
                matrixBytes,
                format(precision),
                precision.bytesPerWeight(),
                request.context(),
                request.batch(),
                Math.min(PROMPT, request.context()),
                request.prefillChunk());
    }

    private long headWeights() {
        return (long) config.vocabSize() * config.hiddenSize();
    }

    private List<TensorEntry> layerTensors() {
        String layers = weights.prefix() + "layers.";
        return weights.text().stream()
                .filter(entry -> entry.name().startsWith(layers))
                .toList();
    }

    private long hostBytes(Precision precision, WeightLayout layout) {
        List<TensorEntry> layers = layerTensors();
        return vectorBytes(layers, precision)
                + FusedMatrix.of(layers).stream()
                        .mapToLong(matrix -> matrix.hostBytes(precision, layout))
                        .sum();
    }

    private long cardBytes(Precision precision) {
        List<TensorEntry> layers = layerTensors();
        return vectorBytes(layers, precision)
                + layers.stream()
                        .filter(FusedMatrix::isLayerMatrix)
                        .mapToLong(entry -> precision.matrixBytes(
                                entry.shape().get(0), entry.shape().get(1)))
                        .sum();
    }

    private static long vectorBytes(List<TensorEntry> layers, Precision precision) {
        return layers.stream()
                .filter(entry -> !FusedMatrix.isLayerMatrix(entry))
                .mapToLong(entry -> entry.elementCount() * precision.bytesPerWeight())
                .sum();
    }

    /** What is multiplied: weights that are held in fewer bits are widened first, unless activations are narrowed too. */
    private static CardFormat format(Precision precision) {
        return switch (precision) {
            case FP32 -> CardFormat.FP32;
            case FP16 -> CardFormat.FP16;
            case W8A8 -> CardFormat.INT8;
            case BF16, INT8, INT4, INT4_G64, INT4_G32 -> CardFormat.BF16;
        };
    }
}
