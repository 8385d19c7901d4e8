package dev.glmsh.memory;

import dev.glmsh.checkpoint.Dtype;
import dev.glmsh.device.Precision;
import dev.glmsh.device.WeightLayout;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.StringJoiner;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/**
 * Looks for ways to make a model fit. A shorter context changes least, then a smaller batch, then weights left in their
 * file, then a lower precision; one change is smaller than two. Of every combination the longest context that fits is
 * offered, as a power of two or the one that was asked for.
 */
final class FitSearch {
    private static final int SHORTEST_CONTEXT = 512;
    private static final int LARGEST_BATCH = 4096;

    private final EstimatedModel model;
    private final Estimate estimate;
    private final EstimateRequest request;

    FitSearch(EstimatedModel model, Estimate estimate) {
        this.model = model;
        this.estimate = estimate;
        this.request = estimate.request();
    }

    List<Change> changes() {
        List<Change> found = new ArrayList<>();
        for (EstimateRequest variant : variants()) {
            longestContext(variant).map(this::change).ifPresent(found::add);
        }
        found.sort(Comparator.comparingInt(change -> size(change.request())));
        return found;
    }

    /** Of those with the same number of bits, the more exact one comes first. */
    Optional<Precision> recommendedPrecision() {
        boolean single = model.weights().dtype() == Dtype.F32;
        List<Precision> descending = single
                ? List.of(Precision.FP32, Precision.BF16, Precision.INT8, Precision.INT4_G32, Precision.INT4)
                : List.of(Precision.BF16, Precision.INT8, Precision.INT4_G32, Precision.INT4);
        for (Fit enough : List.of(Fit.FITS, Fit.TIGHT)) {
            Optional<Precision> found = descending.stream()
                    .filter(precision -> verdict(precision).compareTo(enough) <= 0)
                    .findFirst();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** Judged with weights in memory: mapped ones always fit, but may be read again and again. */
    private Fit verdict(Precision precision) {
        return estimate.with(request.withPrecision(precision).withLayout(WeightLayout.PACKED))
                .verdict();
    }

    OptionalInt longestContext() {
        return most(model.config().maxPositions(), request::withContext);
    }

    OptionalInt largestBatch() {
        return most(LARGEST_BATCH, request::withBatch);
    }

    /** The largest number from 1 to {@code limit} whose request fits; more never takes less. */
    private OptionalInt most(int limit, IntFunction<EstimateRequest> variant) {
        int fits = 0;
        int tooMuch = limit + 1;
        while (tooMuch - fits > 1) {
            int middle = fits + (tooMuch - fits) / 2;
            if (estimate.with(variant.apply(middle)).verdict() == Fit.NO) {
                tooMuch = middle;
            } else {
                fits = middle;
            }
        }
        return fits == 0 ? OptionalInt.empty() : OptionalInt.of(fits);
    }

    /** Every combination of the changes other than the context's. */
    private List<EstimateRequest> variants() {
        List<EstimateRequest> variants = new ArrayList<>();
        for (Precision precision : precisions()) {
            for (WeightLayout layout : layouts(precision)) {
                for (int batch : request.batch() == 1 ? List.of(1) : List.of(request.batch(), 1)) {
                    variants.add(request.withPrecision(precision)
                            .withLayout(precision.isQuantized() ? WeightLayout.PACKED : layout)
                            .withBatch(batch));
                }
            }
        }
        return variants;
    }

    /** Half precision on a CPU is a trap, so only bfloat16 is offered, and what has fewer bits. */
    private List<Precision> precisions() {
        Precision asked = request.precision();
        return Stream.concat(
                        Stream.of(asked),
                        Stream.of(Precision.BF16, Precision.INT8, Precision.INT4)
                                .filter(other -> other.bits() < asked.bits()))
                .toList();
    }

    /** Weights can be left in their file if they are stored in the precision. */
    private List<WeightLayout> layouts(Precision precision) {
        boolean canMap = model.inFiles()
                && !request.device().isGpu()
                && model.weights().dtype() == precision.dtype()
                && !precision.isQuantized();
        return canMap && request.layout() != WeightLayout.MAPPED
                ? List.of(request.layout(), WeightLayout.MAPPED)
                : List.of(request.layout());
    }

    private Optional<Estimate> longestContext(EstimateRequest variant) {
        for (int context = request.context(); context >= 1; context = shorter(context)) {
            Estimate shorter = estimate.with(variant.withContext(context));
            if (shorter.verdict() != Fit.NO) {
                return Optional.of(shorter);
            }
        }
        return Optional.empty();
    }

    /** The next lower power of two, or 0 below the shortest context that is worth offering. */
    private static int shorter(int context) {
        int next = Integer.highestOneBit(context - 1);
        return next < SHORTEST_CONTEXT ? 0 : next;
    }

    private Change change(Estimate changed) {
        EstimateRequest other = changed.request();
        StringJoiner what = new StringJoiner(" ");
        if (other.context() != request.context()) {
            what.add("--context " + other.context());
        }
        if (other.batch() != request.batch()) {
            what.add("--batch " + other.batch());
        }
        if (other.layout() != request.layout()) {
            what.add("--layout mapped");
        }
        if (other.precision() != request.precision()) {
            what.add("--precision " + other.precision().label());
        }
        return new Change(what.toString(), other, changed.totalBytes(), changed.verdict());
    }

    /** Orders first by the number of changes, then by the largest of them. */
    private int size(EstimateRequest other) {
        int context = other.context() == request.context() ? 0 : 1;
        int batch = other.batch() == request.batch() ? 0 : 1;
        int layout = other.layout() == request.layout() ? 0 : 1;
        int precision = other.precision() == request.precision() ? 0 : 1;
        return 100 * (context + batch + layout + precision) + context + 2 * batch + 4 * layout + 8 * precision;
    }
}
