package dev.glmsh.memory;

import dev.glmsh.checkpoint.ModelConfig;
import dev.glmsh.checkpoint.ModelWeights;
import dev.glmsh.device.Precision;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * Looks for ways to make a model fit. A shorter context changes least, then a smaller batch, then weights left in their
 * file, then a lower precision; one change is smaller than two. Of every combination the longest context that fits is
 * offered, as a power of two or the one that was asked for.
 */
final class FitSearch {
    private static final int SHORTEST_CONTEXT = 512;

    private final ModelConfig config;
    private final ModelWeights weights;
    private final EstimateRequest request;
    private final Limits limits;

    FitSearch(ModelConfig config, ModelWeights weights, EstimateRequest request, Limits limits) {
        this.config = config;
        this.weights = weights;
        this.request = request;
        this.limits = limits;
    }

    List<Change> changes() {
        List<Change> found = new ArrayList<>();
        for (EstimateRequest variant : variants()) {
            longestContext(variant).map(this::change).ifPresent(found::add);
        }
        found.sort(Comparator.comparingInt(change -> size(change.request())));
        return found;
    }

    /** Every combination of the changes other than the context's. */
    private List<EstimateRequest> variants() {
        List<EstimateRequest> variants = new ArrayList<>();
        for (Precision precision : precisions()) {
            for (boolean mapped : layouts(precision)) {
                for (int batch : request.batch() == 1 ? List.of(1) : List.of(request.batch(), 1)) {
                    variants.add(
                            request.withPrecision(precision).withMapped(mapped).withBatch(batch));
                }
            }
        }
        return variants;
    }

    /** Half precision on a CPU is a trap, so only bfloat16 is offered. */
    private List<Precision> precisions() {
        return request.precision() == Precision.FP32
                ? List.of(Precision.FP32, Precision.BF16)
                : List.of(request.precision());
    }

    /** Weights can be left in their file if they are stored in the precision. */
    private List<Boolean> layouts(Precision precision) {
        boolean canMap = weights.dtype() == precision.dtype();
        return canMap && !request.mapped() ? List.of(false, true) : List.of(request.mapped());
    }

    private Optional<Estimate> longestContext(EstimateRequest variant) {
        for (int context = request.context(); context >= 1; context = shorter(context)) {
            Estimate estimate = Estimate.of(config, weights, variant.withContext(context), limits);
            if (estimate.verdict() != Fit.NO) {
                return Optional.of(estimate);
            }
        }
        return Optional.empty();
    }

    /** The next lower power of two, or 0 below the shortest context that is worth offering. */
    private static int shorter(int context) {
        int next = Integer.highestOneBit(context - 1);
        return next < SHORTEST_CONTEXT ? 0 : next;
    }

    private Change change(Estimate estimate) {
        EstimateRequest other = estimate.request();
        StringJoiner what = new StringJoiner(" ");
        if (other.context() != request.context()) {
            what.add("--context " + other.context());
        }
        if (other.batch() != request.batch()) {
            what.add("--batch " + other.batch());
        }
        if (other.mapped() != request.mapped()) {
            what.add("--layout mapped");
        }
        if (other.precision() != request.precision()) {
            what.add("--precision " + other.precision().label());
        }
        return new Change(what.toString(), other, estimate.totalBytes(), estimate.verdict());
    }

    /** Orders first by the number of changes, then by the largest of them. */
    private int size(EstimateRequest other) {
        int context = other.context() == request.context() ? 0 : 1;
        int batch = other.batch() == request.batch() ? 0 : 1;
        int layout = other.mapped() == request.mapped() ? 0 : 1;
        int precision = other.precision() == request.precision() ? 0 : 1;
        return 100 * (context + batch + layout + precision) + context + 2 * batch + 4 * layout + 8 * precision;
    }
}
