package dev.glmsh.memory;

import dev.glmsh.checkpoint.ModelWeights;
import dev.glmsh.checkpoint.TensorEntry;
import dev.glmsh.device.Device;
import dev.glmsh.device.FusedMatrix;
import dev.glmsh.device.HostMatrix;
import dev.glmsh.device.Precision;
import dev.glmsh.device.WeightLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The weights' bytes, tensor by tensor, from the safetensors headers. Matrices of decoder layers take the chosen
 * precision, as far as it has kernels for their shapes, and the output layer {@link Precision#headPrecision}; norms,
 * biases and, unless it stays in its file, the embedding take its {@link Precision#dtype}. On the CPU the embedding table stays in its file, in its stored type, because a token needs
 * just one row of it, which is read when it is looked up. A tied output layer is the same bytes
 * as the embedding, unless it is copied into another layout.
 */
final class WeightEstimate {
    private static final String HEAD = "lm_head.weight";

    private final ModelWeights weights;
    private final EstimateRequest request;
    private final boolean inFiles;
    private final Precision precision;
    private final Device device;
    private final String embedding;
    private final boolean tied;

    /** @param inFiles whether the weights lie in files that can be mapped */
    WeightEstimate(ModelWeights weights, EstimateRequest request, boolean inFiles) {
        this.weights = weights;
        this.request = request;
        this.inFiles = inFiles;
        this.precision = request.precision();
        this.device = request.device();
        this.embedding = weights.prefix() + "embed_tokens.weight";
        this.tied = text(HEAD::equals).isEmpty();
    }

    List<EstimatedPart> parts() {
        List<EstimatedPart> parts = new ArrayList<>();
        parts.add(layers());
        parts.add(embedding());
        if (!tied) {
            parts.add(head("weights, output layer", text(HEAD::equals)));
        } else if (device.equals(Device.CPU) && !staysInFile(text(embedding::equals))) {
            parts.add(head("weights, output layer, a copy of the embedding", text(embedding::equals)));
        }
        if (!request.images().isEmpty() && !weights.vision().isEmpty()) {
            parts.add(part("weights, vision tower", weights.vision()));
        }
        return parts;
    }

    /** Bytes of all weights as they are held, a tied output layer's only once. */
    long bytes() {
        return layerBytes()
                + vectorBytes(text(embedding::equals))
                + (tied ? 0 : headBytes(text(HEAD::equals).get(0)));
    }

    private long layerBytes() {
        List<TensorEntry> entries = layerTensors();
        List<TensorEntry> vectors = entries.stream()
                .filter(entry -> !FusedMatrix.isLayerMatrix(entry))
                .toList();
        return matrixBytes(entries) + vectorBytes(vectors);
    }

    /** On a card as most programs hold them, tensor by tensor; here as the kernels do. */
    private long matrixBytes(List<TensorEntry> entries) {
        return device.isGpu()
                ? entries.stream()
                        .filter(FusedMatrix::isLayerMatrix)
                        .mapToLong(entry -> precision.matrixBytes(
                                entry.shape().get(0), entry.shape().get(1)))
                        .sum()
                : FusedMatrix.of(entries).stream()
                        .mapToLong(matrix -> matrix.hostBytes(precision, request.layout()))
                        .sum();
    }

    private List<TensorEntry> layerTensors() {
        return text(name -> !name.equals(embedding) && !name.equals(HEAD));
    }

    /** On a card the output layer usually stays as it is. */
    private long headBytes(TensorEntry entry) {
        return device.isGpu()
                ? entry.elementCount() * precision.bytesPerWeight()
                : HostMatrix.bytes(
                        precision.headPrecision(),
                        request.layout(),
                        entry.shape().get(0),
                        entry.shape().get(1));
    }

    /** Of what keeps {@link Precision#dtype}. */
    private long vectorBytes(List<TensorEntry> entries) {
        return elements(entries) * precision.bytesPerWeight();
    }

    private EstimatedPart layers() {
        List<TensorEntry> entries = layerTensors();
        long bytes = layerBytes();
        Formula formula = Formula.of(
                precision.isQuantized() || request.layout() == WeightLayout.COMPACT
                        ? "matrices · q + scales + vectors · p"
                        : "weights · p",
                "%,d weights · %s",
                elements(entries),
                device.isGpu() ? precision.matrixFormula() : HostMatrix.formula(precision, request.layout()));
        return staysInFile(entries)
                ? EstimatedPart.mapped("weights, decoder layers", bytes, bytes, formula)
                : EstimatedPart.held("weights, decoder layers", device, bytes, formula);
    }

    private EstimatedPart embedding() {
        List<TensorEntry> entries = text(embedding::equals);
        String name = tied ? "weights, embedding, tied" : "weights, embedding";
        if (device.isGpu() || (tied && staysInFile(entries))) {
            return part(name, entries);
        }
        TensorEntry table = entries.get(0);
        Formula formula = Formula.of(
                "V · H · stored bytes",
                "%,d weights · %d B",
                table.elementCount(),
                table.dtype().bytes());
        if (!inFiles) {
            return EstimatedPart.held(name, device, table.byteCount(), formula);
        }
        return EstimatedPart.mapped(name, table.byteCount(), 0, formula);
    }

    private EstimatedPart head(String name, List<TensorEntry> entries) {
        if (device.isGpu() || (!precision.isQuantized() && request.layout() != WeightLayout.COMPACT)) {
            return part(name, entries);
        }
        return EstimatedPart.held(
                name,
                device,
                headBytes(entries.get(0)),
                Formula.of(
                        "weights · q + scales",
                        "%,d weights · %s",
                        elements(entries),
                        HostMatrix.formula(precision.headPrecision(), request.layout())));
    }

    private EstimatedPart part(String name, List<TensorEntry> entries) {
        long bytes = vectorBytes(entries);
        Formula formula =
                Formula.of("weights · p", "%,d weights · %d B", elements(entries), precision.bytesPerWeight());
        return staysInFile(entries)
                ? EstimatedPart.mapped(name, bytes, bytes, formula)
                : EstimatedPart.held(name, device, bytes, formula);
    }

    private boolean staysInFile(List<TensorEntry> entries) {
        return inFiles
                && device.equals(Device.CPU)
                && request.layout() == WeightLayout.MAPPED
                && !precision.isQuantized()
                && entries.stream().allMatch(entry -> entry.dtype() == precision.dtype());
    }

    private List<TensorEntry> text(Predicate<String> which) {
        return weights.text().stream().filter(entry -> which.test(entry.name())).toList();
    }

    private static long elements(List<TensorEntry> entries) {
        return entries.stream().mapToLong(TensorEntry::elementCount).sum();
    }
}
