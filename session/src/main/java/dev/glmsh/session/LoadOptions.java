package dev.glmsh.session;

import static java.util.Objects.requireNonNull;

import dev.glmsh.GlmshException;
import dev.glmsh.device.Precision;
import dev.glmsh.device.WeightLayout;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a checkpoint is to be loaded; what is left open, the session chooses and says why.
 *
 * <pre>{@code
 * session.load(path, LoadOptions.defaults().withPrecision(Precision.FP32).withContext(8192), progress, cancellation);
 * }</pre>
 *
 * @param precision of weights, activations and KV cache
 * @param fitting whether the most exact precision that fits in memory is chosen; then none is given
 * @param layout of the matrices in memory
 * @param context the most tokens of prompt and answer together
 * @param threads that one operator uses
 * @param saveQuantized a new folder in which the quantised weights are kept
 */
public record LoadOptions(
        Optional<Precision> precision,
        boolean fitting,
        WeightLayout layout,
        OptionalInt context,
        OptionalInt threads,
        Optional<Path> saveQuantized) {
    /** Checks that numbers are positive. */
    public LoadOptions {
        requireNonNull(precision, "precision is null");
        requireNonNull(layout, "layout is null");
        requireNonNull(saveQuantized, "saveQuantized is null");
        if (fitting && precision.isPresent()) {
            throw new IllegalArgumentException("precision is both given and to be chosen by memory");
        }
        if (context.isPresent() && context.getAsInt() < 2) {
            throw new GlmshException("context is " + context.getAsInt(), "choose 2 tokens or more");
        }
        if (threads.isPresent() && (threads.getAsInt() < 1 || threads.getAsInt() > 1024)) {
            throw new GlmshException("threads is " + threads.getAsInt(), "choose 1 to 1024");
        }
    }

    /** All left to the session. */
    public static LoadOptions defaults() {
        return new LoadOptions(
                Optional.empty(), false, WeightLayout.AUTO, OptionalInt.empty(), OptionalInt.empty(), Optional.empty());
    }

    /** This, with a precision. */
    public LoadOptions withPrecision(Precision value) {
        return new LoadOptions(Optional.of(value), false, layout, context, threads, saveQuantized);
    }

    /** This, with the most exact precision that fits in memory. */
    public LoadOptions withFittingPrecision() {
        return new LoadOptions(Optional.empty(), true, layout, context, threads, saveQuantized);
    }

    /** This, with a layout. */
    public LoadOptions withLayout(WeightLayout value) {
        return new LoadOptions(precision, fitting, value, context, threads, saveQuantized);
    }

    /** This, with a context in tokens. */
    public LoadOptions withContext(int value) {
        return new LoadOptions(precision, fitting, layout, OptionalInt.of(value), threads, saveQuantized);
    }

    /** This, with a number of threads. */
    public LoadOptions withThreads(int value) {
        return new LoadOptions(precision, fitting, layout, context, OptionalInt.of(value), saveQuantized);
    }

    /** This, with a new folder in which the quantised weights are kept as a checkpoint. */
    public LoadOptions withSaveQuantized(Path directory) {
        return new LoadOptions(precision, fitting, layout, context, threads, Optional.of(directory));
    }

    /** Whether a load with these options would be that one; a context that is left open takes any. */
    boolean describes(LoadPlan plan) {
        return precision.orElse(plan.precision()) == plan.precision()
                && (layout == WeightLayout.AUTO || layout == plan.layout())
                && context.orElse(plan.context()) <= plan.context()
                && threads.orElse(plan.threads()) == plan.threads();
    }
}
