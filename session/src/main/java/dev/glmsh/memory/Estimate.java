package dev.glmsh.memory;

import dev.glmsh.checkpoint.Checkpoint;
import dev.glmsh.checkpoint.ModelConfig;
import dev.glmsh.checkpoint.ModelWeights;
import dev.glmsh.checkpoint.TensorEntry;
import dev.glmsh.table.Bytes;
import dev.glmsh.table.Columns;
import java.util.ArrayList;
import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What a model will take, predicted before it is loaded: weights counted from the safetensors headers, the rest computed
 * from the configuration. Immutable.
 *
 * <pre>{@code
 * Estimate estimate = Estimate.of(checkpoint, EstimateRequest.of(Precision.BF16, 8192), limits);
 * if (estimate.verdict() == Fit.NO) {
 *     print(estimate.table());
 *     print(estimate.changes());
 * }
 * }</pre>
 */
public final class Estimate {
    private static final double COMFORTABLE = 0.9;

    private final ModelConfig config;
    private final ModelWeights weights;
    private final EstimateRequest request;
    private final Limits limits;
    private final List<EstimatedPart> parts;

    private Estimate(ModelConfig config, ModelWeights weights, EstimateRequest request, Limits limits) {
        this.config = config;
        this.weights = weights;
        this.request = request;
        this.limits = limits;
        List<EstimatedPart> all = new ArrayList<>(new WeightEstimate(weights, request).parts());
        all.addAll(new RuntimeEstimate(config, request).parts());
        all.add(new EstimatedPart("LibTorch", request.baseline().libTorch(), false, "measured"));
        all.add(new EstimatedPart("process, no model", request.baseline().jvm(), false, "measured"));
        parts = all.stream().filter(part -> part.bytes() > 0).toList();
    }

    /** Predicts for a checkpoint. */
    public static Estimate of(Checkpoint checkpoint, EstimateRequest request, Limits limits) {
        return of(checkpoint.config(), checkpoint.weights(), request, limits);
    }

    /** Predicts for a model whose weights are known by their headers. */
    public static Estimate of(ModelConfig config, ModelWeights weights, EstimateRequest request, Limits limits) {
        return new Estimate(config, weights, request, limits);
    }

    /** The rows, weights first. What takes nothing has none. */
    public List<EstimatedPart> parts() {
        return parts;
    }

    /** How the model would be loaded. */
    public EstimateRequest request() {
        return request;
    }

    /** What it is compared with. */
    public Limits limits() {
        return limits;
    }

    /** All parts together, in bytes. */
    public long totalBytes() {
        return parts.stream().mapToLong(EstimatedPart::bytes).sum();
    }

    /** What cannot be dropped and read again, in bytes. */
    public long residentBytes() {
        return parts.stream()
                .filter(part -> !part.evictable())
                .mapToLong(EstimatedPart::bytes)
                .sum();
    }

    /** Bytes of the vision tower on disk, which is not loaded. */
    public long skippedVisionBytes() {
        return weights.vision().stream().mapToLong(TensorEntry::byteCount).sum();
    }

    /** Whether it fits beside what runs now. */
    public Fit verdict() {
        if (residentBytes() > limits.room()) {
            return Fit.NO;
        }
        return totalBytes() <= COMFORTABLE * limits.room() ? Fit.FITS : Fit.TIGHT;
    }

    /** The verdict in one sentence, with the numbers it rests on. */
    public String summary() {
        String numbers =
                Bytes.format(totalBytes()) + " of " + Bytes.format(limits.room()) + " that this process may take";
        return switch (verdict()) {
            case FITS -> "fits: " + numbers;
            case TIGHT ->
                totalBytes() > limits.room()
                        ? "tight: " + numbers + "; mapped weights are read from the disk again and again"
                        : "tight: " + numbers;
            case NO -> "does not fit: " + numbers;
        };
    }

    /** What to change so that it fits, the smallest change first; empty if it fits, or if nothing helps. */
    public List<Change> changes() {
        return verdict() == Fit.NO ? new FitSearch(config, weights, request, limits).changes() : List.of();
    }

    /** One row for each part and one for the total, with the share of the total and the formula. */
    public Table table() {
        StringColumn names = Columns.text("component");
        LongColumn bytes = Columns.bytes("bytes");
        DoubleColumn shares = Columns.percent("share");
        StringColumn kinds = Columns.text("kind");
        StringColumn formulas = Columns.text("formula");
        for (EstimatedPart part : parts) {
            names.append(part.name());
            bytes.append(part.bytes());
            shares.append(100.0 * part.bytes() / totalBytes());
            kinds.append(part.evictable() ? "file" : "memory");
            formulas.append(part.formula());
        }
        names.append("total");
        bytes.append(totalBytes());
        shares.append(100.0);
        kinds.appendMissing();
        formulas.append(summary());
        return Table.create("estimate", names, bytes, shares, kinds, formulas);
    }
}
