package dev.glmsh.memory;

import dev.glmsh.checkpoint.Checkpoint;
import dev.glmsh.checkpoint.ImagePreprocessing;
import dev.glmsh.checkpoint.ModelConfig;
import dev.glmsh.checkpoint.ModelWeights;
import dev.glmsh.checkpoint.TensorEntry;
import dev.glmsh.device.Device;
import dev.glmsh.device.Precision;
import dev.glmsh.table.Bytes;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
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
 *
 * <p>Parts are there at different times ({@link Phase}); totals are those of the phase that takes most. They count the
 * memory of the device that the request names; parts on other devices are listed, but not added.
 */
public final class Estimate {
    private static final double COMFORTABLE = 0.9;

    private final EstimatedModel model;
    private final EstimateRequest request;
    private final Limits limits;
    private final TrackRecord record;
    private final List<EstimatedPart> parts;

    private Estimate(EstimatedModel model, EstimateRequest request, Limits limits, TrackRecord record) {
        this.model = model;
        this.request = request;
        this.limits = limits;
        this.record = record;
        this.parts = model.parts(request);
    }

    /** Predicts for a checkpoint. */
    public static Estimate of(Checkpoint checkpoint, EstimateRequest request, Limits limits) {
        return new Estimate(EstimatedModel.of(checkpoint), request, limits, TrackRecord.NONE);
    }

    /**
     * Predicts for a model whose weights are known by their headers.
     *
     * @param limits of the device that the request names
     */
    public static Estimate of(ModelConfig config, ModelWeights weights, EstimateRequest request, Limits limits) {
        return new Estimate(
                new EstimatedModel(config, weights, ImagePreprocessing.DEFAULT, OptionalLong.empty(), true),
                request,
                limits,
                TrackRecord.NONE);
    }

    /** The same model, loaded or used in another way. */
    public Estimate with(EstimateRequest other) {
        return new Estimate(model, other, limits, record);
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

    /** The phase in which the model's device holds most. */
    public Phase peak() {
        return Phase.moments().stream()
                .max(Comparator.comparingLong(phase -> residentBytes(request.device(), phase)))
                .orElseThrow();
    }

    /** The least that {@link #totalBytes} may turn out as, by the record. */
    public long leastBytes() {
        return record.least(totalBytes());
    }

    /** The most that {@link #totalBytes} may turn out as, by the record. */
    public long mostBytes() {
        return record.most(totalBytes());
    }

    /** What is in a device's memory during a phase, in bytes. */
    public long residentBytes(Device device, Phase phase) {
        return parts.stream()
                .filter(part -> part.device().equals(device) && part.isThere(phase))
                .mapToLong(EstimatedPart::resident)
                .sum();
    }

    /** The most that is in memory at once, in bytes. */
    public long totalBytes() {
        return residentBytes(request.device(), peak());
    }

    /** What of {@link #totalBytes} cannot be dropped and read again, at its own peak. */
    public long anonymousBytes() {
        return Phase.moments().stream().mapToLong(this::anonymousBytes).max().orElse(0);
    }

    private long anonymousBytes(Phase phase) {
        return parts.stream()
                .filter(part -> part.device().equals(request.device()) && part.isThere(phase) && !part.evictable())
                .mapToLong(EstimatedPart::resident)
                .sum();
    }

    /** The model's weights in the chosen precision, in bytes: what the checkpoint holds, if that is its own. */
    public long weightBytes() {
        return model.weightBytes(request);
    }

    /** Bytes of the vision tower on disk, which is not loaded. */
    public long skippedVisionBytes() {
        return model.weights().vision().stream()
                .mapToLong(TensorEntry::byteCount)
                .sum();
    }

    /** Whether it fits beside what runs now. */
    public Fit verdict() {
        return verdict(limits.room());
    }

    /** Whether it would fit if nothing else ran. */
    public Fit verdictAlone() {
        return verdict(limits.total());
    }

    private Fit verdict(long room) {
        if (anonymousBytes() > room) {
            return Fit.NO;
        }
        return totalBytes() <= COMFORTABLE * room ? Fit.FITS : Fit.TIGHT;
    }

    /** The verdict in one sentence, with the numbers it rests on. */
    public String summary() {
        String whose = request.device().isGpu() ? " of the card" : " that this process may take";
        String numbers = Bytes.format(totalBytes()) + " of " + Bytes.format(limits.room()) + whose;
        return switch (verdict()) {
            case FITS -> "fits: " + numbers;
            case TIGHT ->
                totalBytes() > limits.room()
                        ? "tight: " + numbers + "; mapped weights are read from the disk again and again"
                        : "tight: " + numbers;
            case NO -> "does not fit: " + numbers;
        };
    }

    /** The same with what is known of earlier estimates, which the table then tells. */
    public Estimate with(TrackRecord earlier) {
        return new Estimate(model, request, limits, earlier);
    }

    /** How right earlier estimates were on this machine. */
    public TrackRecord record() {
        return record;
    }

    /** What to change so that it fits, the smallest change first; empty if it fits, or if nothing helps. */
    public List<Change> changes() {
        return verdict() == Fit.NO ? new FitSearch(model, this).changes() : List.of();
    }

    /**
     * The precision to load it in: what it is stored in, with fp16 as bf16, if that fits with room to spare; else the
     * first that does of those with fewer bits; empty if none fits.
     */
    public Optional<Precision> recommendedPrecision() {
        return new FitSearch(model, this).recommendedPrecision();
    }

    /** The longest context that the model was made for and that fits, in tokens; empty if not even one does. */
    public OptionalInt longestContext() {
        return new FitSearch(model, this).longestContext();
    }

    /** The most sequences of this context that fit; empty if not even one does. */
    public OptionalInt largestBatch() {
        return new FitSearch(model, this).largestBatch();
    }

    /** One row for each part and one for the total, with the share of the peak and the formula. */
    public Table table() {
        return EstimateTable.of(this);
    }
}
