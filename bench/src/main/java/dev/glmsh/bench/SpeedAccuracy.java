package dev.glmsh.bench;

import dev.glmsh.Cancellation;
import dev.glmsh.Progress;
import dev.glmsh.benchmark.BenchmarkOptions;
import dev.glmsh.benchmark.BenchmarkResult;
import dev.glmsh.checkpoint.Checkpoint;
import dev.glmsh.checkpoint.SyntheticModel;
import dev.glmsh.device.Precision;
import dev.glmsh.device.WeightLayout;
import dev.glmsh.hardware.cards.CardFormat;
import dev.glmsh.memory.EstimateRequest;
import dev.glmsh.model.Decoder;
import dev.glmsh.roofline.Roofline;
import dev.glmsh.roofline.SpeedEstimate;
import dev.glmsh.roofline.Workload;
import dev.glmsh.session.LoadOptions;
import dev.glmsh.session.Session;
import dev.glmsh.sizing.SizedModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Predicted beside measured tokens a second of one model in one precision, as a row of a Markdown table. One case a
 * process, since memory lands near or far process by process.
 *
 * <pre>{@code
 * java … dev.glmsh.bench.SpeedAccuracy synthetic:qwen2.5-0.5b int4
 * }</pre>
 */
public final class SpeedAccuracy {
    private static final int PROMPT = 512;
    private static final int NEW = 32;
    private static final int REPEAT = 3;

    private SpeedAccuracy() {}

    /** Arguments: model, precision. */
    public static void main(String[] arguments) {
        Precision precision = Precision.parse(arguments[1]);
        Checkpoint checkpoint = SyntheticModel.parse(arguments[0])
                .map(SyntheticModel::open)
                .orElseGet(() -> Checkpoint.open(Path.of(arguments[0])));
        try (Session session = Session.open()) {
            Roofline machine = session.roofline(true);
            SizedModel model = new SizedModel(checkpoint.name(), checkpoint.config(), checkpoint.weights());
            EstimateRequest request = EstimateRequest.of(precision, PROMPT)
                    .withLayout(WeightLayout.PACKED)
                    .withPrefillChunk(PROMPT)
                    .withCompiled(Decoder.compiledPrompts());
            SpeedEstimate prompt = model.speedOn(machine, request);
            SpeedEstimate fresh = model.speedOn(
                    machine, EstimateRequest.of(precision, NEW / 2).withLayout(WeightLayout.PACKED));
            List<BenchmarkResult> results = session.benchmark(
                    Optional.of(arguments[0]),
                    LoadOptions.defaults().withPrecision(precision).withLayout(WeightLayout.PACKED),
                    new BenchmarkOptions(PROMPT, NEW, REPEAT, List.of(0), 1),
                    Progress.NONE,
                    new Cancellation());
            print(arguments, machine, model.workload(request), prompt, fresh, results);
        }
    }

    private static void print(
            String[] arguments,
            Roofline machine,
            Workload work,
            SpeedEstimate prompt,
            SpeedEstimate fresh,
            List<BenchmarkResult> results) {
        double prefill = results.get(0).tokensPerSecond().mean().orElseThrow();
        double decode = results.get(1).tokensPerSecond().mean().orElseThrow();
        System.out.printf(
                Locale.ROOT,
                "| %s | %s | %s | %s | %.3f | %d | %.1f | %.1f | %.2f |%n",
                Path.of(arguments[0]).getFileName(),
                arguments[1],
                compared(fresh.decodeTokensPerSecond(), decode),
                compared(prompt.prefillTokensPerSecond().orElseThrow(), prefill),
                work.matrixBytes() / 1e9,
                work.config().layers(),
                machine.bytesPerSecond() / 1e9,
                results.get(0).limit().bytesPerSecond() / 1e9,
                machine.operations(CardFormat.BF16).orElse(0) / 1e12);
    }

    private static String compared(double predicted, double measured) {
        return String.format(
                Locale.ROOT, "%.1f | %.1f | %+.0f%%", predicted, measured, 100 * (predicted / measured - 1));
    }
}
