package dev.glmsh.session;

import dev.glmsh.GlmshException;
import dev.glmsh.checkpoint.Checkpoint;
import dev.glmsh.checkpoint.Dtype;
import dev.glmsh.device.Precision;
import dev.glmsh.device.WeightLayout;
import dev.glmsh.hardware.Processor;
import dev.glmsh.memory.Baseline;
import dev.glmsh.memory.Estimate;
import dev.glmsh.memory.EstimateRequest;
import dev.glmsh.memory.Fit;
import dev.glmsh.memory.Limits;
import dev.glmsh.model.Decoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/**
 * Makes the choices for a load: what the user asked for, and for the rest what suits the checkpoint and the memory.
 */
final class LoadPlanner {
    /** llama.cpp's default, and enough for a long chat; the whole window of a large model would cost gigabytes. */
    private static final int DEFAULT_CONTEXT = 4096;

    private final Checkpoint checkpoint;
    private final Limits limits;
    private final Baseline baseline;
    private final Predicate<Precision> canPack;
    private final List<String> choices = new ArrayList<>();

    /** A planner for one load when {@code held} bytes are given back, those of a model that it replaces. */
    static LoadPlanner now(Checkpoint checkpoint, long held) {
        return new LoadPlanner(checkpoint, MemoryLimits.now(held), MemoryLimits.baseline(held), Decoder::canPack);
    }

    /** @param canPack whether packed kernels of a precision run here */
    private LoadPlanner(Checkpoint checkpoint, Limits limits, Baseline baseline, Predicate<Precision> canPack) {
        this.checkpoint = checkpoint;
        this.limits = limits;
        this.baseline = baseline;
        this.canPack = canPack;
    }

    LoadPlan plan(LoadOptions options) {
        int context = context(options.context());
        int threads = ThreadCount.of(options.threads());
        ThreadCount.note(Processor.read(), options.threads()).ifPresent(choices::add);
        boolean free = options.fitting() && checkpoint.quantization().isEmpty();
        Precision precision = free ? fitting(context, threads) : precision(options.precision());
        if (options.saveQuantized().isPresent() && !precision.isQuantized()) {
            throw new GlmshException(
                    precision.label() + " weights are not quantised, so there is nothing to save",
                    "add --precision int4, int8 or w8a8, or leave out --save-quantized");
        }
        WeightLayout layout = options.layout() == WeightLayout.AUTO
                ? chosen(precision, context, threads)
                : asked(options.layout(), precision);
        choices.addAll(QuantizedShapes.notes(checkpoint, precision));
        Estimate estimate = estimate(precision, layout, context, 1, threads);
        return new LoadPlan(
                precision,
                layout,
                context,
                threads,
                options.saveQuantized(),
                estimate,
                List.copyOf(choices),
                LoadPlan.warnings(checkpoint, precision));
    }

    /** The most exact precision that fits with room to spare, or else at all. */
    private Precision fitting(int context, int threads) {
        Estimate packed = estimate(Precision.BF16, WeightLayout.PACKED, context, 1, threads);
        Precision found = packed.recommendedPrecision().orElse(Precision.INT4);
        Estimate chosen = estimate(found, WeightLayout.PACKED, context, 1, threads);
        choices.add("precision " + found.label() + ": the most exact that fits, and it " + chosen.summary());
        return found;
    }

    /** What a load with these options would take. */
    Estimate estimate(EstimateOptions options) {
        Precision precision = precision(options.precision());
        int context = context(options.context());
        int threads = ThreadCount.of(OptionalInt.empty());
        WeightLayout layout = chosen(precision, context, threads);
        Estimate estimate = estimate(precision, layout, context, options.batch(), threads);
        return options.images().isEmpty()
                ? estimate
                : estimate.with(estimate.request().withImages(options.images()));
    }

    private Estimate estimate(Precision precision, WeightLayout layout, int context, int batch, int threads) {
        EstimateRequest request = EstimateRequest.of(precision, context)
                .withLayout(layout)
                .withBatch(batch)
                .withPrefillChunk(LoadedModel.PREFILL_CHUNK)
                .withThreads(threads)
                .withCompiled(Decoder.compiledPrompts())
                .withBaseline(baseline);
        return Estimate.of(checkpoint, request, limits);
    }

    private Precision precision(Optional<Precision> asked) {
        if (checkpoint.quantization().isPresent()) {
            return StoredPrecision.of(checkpoint.quantization().get(), asked, choices::add);
        }
        if (asked.isPresent()) {
            return asked.get();
        }
        return switch (LoadPlan.stored(checkpoint)) {
            case F32 -> {
                choices.add("precision fp32: the checkpoint is stored in it");
                yield Precision.FP32;
            }
            case F16 -> {
                choices.add("precision bf16: the checkpoint is stored in fp16, which is slow on CPUs");
                yield Precision.BF16;
            }
            default -> {
                choices.add("precision bf16: the checkpoint is stored in it");
                yield Precision.BF16;
            }
        };
    }

    private int context(OptionalInt asked) {
        int most = checkpoint.config().maxPositions();
        return LoadPlan.context(checkpoint, asked.orElse(Math.min(DEFAULT_CONTEXT, most)));
    }

    private WeightLayout asked(WeightLayout layout, Precision precision) {
        Dtype stored = LoadPlan.stored(checkpoint);
        boolean same = precision.dtype() == stored && !checkpoint.isSynthetic();
        if (layout != WeightLayout.PACKED && precision.isQuantized()) {
            throw new GlmshException(
                    precision.label() + " weights are always packed", "leave out --layout, or choose --precision bf16");
        }
        if (layout == WeightLayout.COMPACT && precision != Precision.BF16) {
            throw new GlmshException(
                    "compact weights are bfloat16 in 12 bits, so they cannot be " + precision.label(),
                    "leave out --layout, or choose --precision bf16");
        }
        if (layout == WeightLayout.COMPACT && !Decoder.compilesKernels()) {
            throw new GlmshException(
                    "compact weights need kernels that are compiled on this machine",
                    "leave out --layout, or install gcc and see that GLMSH_CC, if set, names a compiler");
        }
        if (layout == WeightLayout.MAPPED && checkpoint.isSynthetic()) {
            throw new GlmshException(
                    "random weights lie in no file that could be mapped", "leave out --layout, or choose converted");
        }
        if (layout == WeightLayout.MAPPED && !same) {
            throw new GlmshException(
                    "weights stored as " + stored + " cannot be mapped as " + precision.label(),
                    "leave out --layout, or choose the stored precision");
        }
        if (layout == WeightLayout.PACKED && !canPack.test(precision)) {
            throw new GlmshException(
                    "this processor has no packed kernels for " + precision.label(),
                    "leave out --layout, or choose --precision bf16");
        }
        return layout == WeightLayout.CONVERTED && same ? WeightLayout.MAPPED : layout;
    }

    private WeightLayout chosen(Precision precision, int context, int threads) {
        if (precision.isQuantized()) {
            return choose(WeightLayout.PACKED, precision.label() + " weights are always packed");
        }
        boolean same = precision.dtype() == LoadPlan.stored(checkpoint) && !checkpoint.isSynthetic();
        WeightLayout unpacked = same ? WeightLayout.MAPPED : WeightLayout.CONVERTED;
        if (!canPack.test(precision)) {
            return choose(unpacked, "this processor has no packed kernels for " + precision.label());
        }
        Estimate packed = estimate(precision, WeightLayout.PACKED, context, 1, threads);
        if (packed.verdict() != Fit.FITS && precision == Precision.BF16 && Decoder.compilesKernels()) {
            Estimate compact = estimate(precision, WeightLayout.COMPACT, context, 1, threads);
            if (compact.verdict() == Fit.FITS) {
                return choose(WeightLayout.COMPACT, "without loss in 12 bits a weight, and so it " + compact.summary());
            }
        }
        if (same && packed.verdict() != Fit.FITS) {
            return choose(WeightLayout.MAPPED, "packed weights would make it " + packed.summary());
        }
        return choose(WeightLayout.PACKED, "fastest, and it " + packed.summary());
    }

    private WeightLayout choose(WeightLayout layout, String reason) {
        choices.add("layout " + LoadPlan.label(layout) + ": " + reason);
        return layout;
    }
}
