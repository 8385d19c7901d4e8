package dev.glmsh.session;

import dev.glmsh.Cancellation;
import dev.glmsh.GlmshException;
import dev.glmsh.Progress;
import dev.glmsh.checkpoint.Checkpoint;
import dev.glmsh.device.WeightLayout;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * The model that is to be measured: the loaded one as it is, or one that is loaded beside it and is gone afterwards. The
 * loaded one stays with its conversation and its KV cache. Used on the torch thread.
 *
 * @param loaded the loaded model
 * @param named another model; the loaded one's checkpoint if empty
 */
record ModelChoice(Optional<LoadedModel> loaded, Optional<Checkpoint> named) {
    /**
     * The checkpoint that is meant.
     *
     * @throws GlmshException if no model is named and none is loaded
     */
    Checkpoint checkpoint() {
        return named.or(() -> loaded.map(LoadedModel::checkpoint))
                .orElseThrow(() -> new GlmshException(
                        "no model is loaded", "name a folder, an id or synthetic:SHAPE, or :load one first"));
    }

    /**
     * Does something with the model.
     *
     * @param context tokens that its KV cache has to hold
     */
    <T> T with(
            LoadOptions load,
            int context,
            Progress progress,
            Cancellation cancellation,
            Function<LoadedModel, T> work) {
        if (named.isEmpty() && loaded.isPresent() && suits(loaded.get().plan(), load, context)) {
            return work.apply(loaded.get());
        }
        Checkpoint checkpoint = checkpoint();
        checkContext(checkpoint, context);
        LoadOptions roomy =
                asLoaded(load).withContext(Math.max(context, load.context().orElse(0)));
        LoadPlan plan = LoadPlanner.now(checkpoint, 0).plan(roomy).orRefuse(checkpoint);
        MeasuredTokenizer tokenizer = MeasuredTokenizer.open(checkpoint);
        try (LoadedModel beside = LoadedModel.load(checkpoint, tokenizer, plan, progress, cancellation)) {
            return work.apply(beside);
        } finally {
            loaded.ifPresent(LoadedModel::prepareProcess);
        }
    }

    private static void checkContext(Checkpoint checkpoint, int context) {
        int most = checkpoint.config().maxPositions();
        if (context > most) {
            throw new GlmshException(
                    String.format(
                            Locale.ROOT,
                            "%,d tokens are longer than the context of %s, %,d",
                            context,
                            checkpoint.name(),
                            most),
                    "choose a smaller --prompt, --new or --depth");
        }
    }

    /** What is left open about the loaded model's checkpoint is as it is loaded. */
    private LoadOptions asLoaded(LoadOptions load) {
        if (named.isPresent() || loaded.isEmpty()) {
            return load;
        }
        LoadPlan plan = loaded.get().plan();
        if (load.precision().orElse(plan.precision()) != plan.precision()) {
            return load;
        }
        LoadOptions same = load.withPrecision(plan.precision());
        return same.layout() == WeightLayout.AUTO ? same.withLayout(plan.layout()) : same;
    }

    private static boolean suits(LoadPlan plan, LoadOptions load, int context) {
        return load.describes(plan) && context <= plan.context();
    }
}
