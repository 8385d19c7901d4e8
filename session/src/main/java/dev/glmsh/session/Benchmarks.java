package dev.glmsh.session;

import dev.glmsh.Cancellation;
import dev.glmsh.GlmshException;
import dev.glmsh.Progress;
import dev.glmsh.benchmark.BenchmarkOptions;
import dev.glmsh.benchmark.BenchmarkResult;
import dev.glmsh.benchmark.InferenceBenchmark;
import dev.glmsh.checkpoint.Checkpoint;
import dev.glmsh.torch.Torch;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Times the loaded model, or another beside it that is gone afterwards; the loaded one stays with its conversation and its
 * KV cache. Used on the torch thread.
 *
 * @param loaded the loaded model
 * @param planner plans a load that gives nothing back
 */
record Benchmarks(Optional<LoadedModel> loaded, Function<Checkpoint, LoadPlanner> planner) {
    List<BenchmarkResult> run(
            Optional<Checkpoint> model,
            LoadOptions load,
            BenchmarkOptions options,
            Progress progress,
            Cancellation cancellation) {
        if (model.isEmpty() && loaded.isPresent() && load.describes(loaded.get().plan())) {
            return run(loaded.get(), options, progress, cancellation);
        }
        Checkpoint checkpoint = model.or(() -> loaded.map(LoadedModel::checkpoint))
                .orElseThrow(() -> new GlmshException(
                        "no model is loaded", "name one, such as :bench synthetic:qwen2.5-0.5b, or :load one"));
        LoadOptions roomy =
                load.withContext(Math.max(options.context(), load.context().orElse(0)));
        try (LoadedModel other = beside(checkpoint, roomy, progress, cancellation)) {
            return run(other, options, progress, cancellation);
        } finally {
            loaded.ifPresent(one -> Torch.threads(one.plan().threads()));
        }
    }

    private static List<BenchmarkResult> run(
            LoadedModel model, BenchmarkOptions options, Progress progress, Cancellation cancellation) {
        return new InferenceBenchmark(model.benchmarked(), options, progress, cancellation).run();
    }

    /** Loads a model in addition to the one that is loaded; the caller closes it. */
    LoadedModel beside(Checkpoint checkpoint, LoadOptions load, Progress progress, Cancellation cancellation) {
        LoadPlan plan = planner.apply(checkpoint).plan(load).orRefuse(checkpoint);
        return LoadedModel.load(checkpoint, MeasuredTokenizer.open(checkpoint), plan, progress, cancellation);
    }
}
