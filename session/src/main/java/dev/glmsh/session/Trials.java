package dev.glmsh.session;

import dev.glmsh.Cancellation;
import dev.glmsh.Progress;
import dev.glmsh.benchmark.BenchmarkOptions;
import dev.glmsh.benchmark.BenchmarkResult;
import dev.glmsh.benchmark.InferenceBenchmark;
import dev.glmsh.checkpoint.Checkpoint;
import dev.glmsh.quality.QualityOptions;
import dev.glmsh.quality.QualityResult;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Measures the loaded model or another, which is a folder or an id and is downloaded if it is not here. The loaded one and
 * its conversation stay as they are.
 */
record Trials(RunningWork running, Models models, CurrentModel current) {
    /** How fast it is. */
    List<BenchmarkResult> benchmark(
            Optional<String> model,
            LoadOptions load,
            BenchmarkOptions asked,
            Progress progress,
            Cancellation cancellation) {
        Function<LoadedModel, List<BenchmarkResult>> benchmark =
                loaded -> new InferenceBenchmark(loaded.benchmarked(), asked, progress, cancellation).run();
        return run(
                model,
                progress,
                cancellation,
                choice -> choice.with(load, asked.context(), progress, cancellation, benchmark));
    }

    /** How far its precisions are from a reference. */
    List<QualityResult> quality(
            Optional<String> model,
            LoadOptions load,
            QualityOptions asked,
            Progress progress,
            Cancellation cancellation) {
        return run(
                model,
                progress,
                cancellation,
                choice -> new QualityRun(choice, load, asked, progress, cancellation).run());
    }

    private <T> T run(
            Optional<String> model,
            Progress progress,
            Cancellation cancellation,
            Function<ModelChoice, T> measurement) {
        Optional<Checkpoint> named = model.map(name ->
                running.during(cancellation, () -> models.open(ModelReference.of(name), progress, cancellation)));
        return running.run(cancellation, () -> measurement.apply(new ModelChoice(current.find(), named)));
    }
}
