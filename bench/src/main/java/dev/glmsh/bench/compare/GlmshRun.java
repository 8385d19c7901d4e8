package dev.glmsh.bench.compare;

import dev.glmsh.Cancellation;
import dev.glmsh.Progress;
import dev.glmsh.benchmark.BenchmarkOptions;
import dev.glmsh.benchmark.BenchmarkResult;
import dev.glmsh.benchmark.BenchmarkedModel;
import dev.glmsh.benchmark.InferenceBenchmark;
import dev.glmsh.benchmark.WeightMemory;
import dev.glmsh.checkpoint.Checkpoint;
import dev.glmsh.device.Precision;
import dev.glmsh.hardware.NativeRegions;
import dev.glmsh.memory.EstimateRequest;
import dev.glmsh.model.Decoder;
import dev.glmsh.roofline.Workload;
import dev.glmsh.sizing.SizedModel;
import dev.glmsh.torch.NativeHeap;
import dev.glmsh.torch.Torch;
import dev.glmsh.torch.TorchThread;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** One process of glmsh: a shape in one precision and layout. */
public final class GlmshRun {
    private static final int CHUNK = 512;

    private GlmshRun() {}

    /** Arguments: shape, pair, folder, threads, prompt, new tokens, repetitions. */
    public static void main(String[] arguments) {
        Checkpoint checkpoint = Shape.of(arguments[0]).checkpoint(Path.of(arguments[2]));
        Pair pair = Pair.of(arguments[1]);
        int threads = Integer.parseInt(arguments[3]);
        BenchmarkOptions options = BenchmarkOptions.defaults()
                .withPrompt(Integer.parseInt(arguments[4]))
                .withNew(Integer.parseInt(arguments[5]))
                .withRepeat(Integer.parseInt(arguments[6]));
        try (TorchThread torch = new TorchThread()) {
            torch.run(() -> {
                        Torch.threads(threads);
                        return run(checkpoint, pair, threads, options);
                    })
                    .print();
        }
    }

    private static Measured run(Checkpoint checkpoint, Pair pair, int threads, BenchmarkOptions options) {
        Precision precision = pair.precision();
        NativeRegions before = NativeRegions.anonymous();
        int context = options.context();
        NativeHeap.expect((long) CHUNK * checkpoint.config().hiddenSize(), precision.bytesPerWeight());
        try (Decoder decoder =
                Decoder.load(checkpoint, precision, pair.layout(), context, Progress.NONE, new Cancellation())) {
            Workload work = new SizedModel(checkpoint.name(), checkpoint.config(), checkpoint.weights())
                    .workload(EstimateRequest.of(precision, context).withLayout(pair.layout()));
            WeightMemory weights =
                    new WeightMemory(NativeRegions.anonymous().without(before).written(), work.matrixBytes());
            BenchmarkedModel model = new BenchmarkedModel(
                    checkpoint.name(),
                    precision.label(),
                    pair.layout().name().toLowerCase(Locale.ROOT),
                    decoder,
                    work,
                    CHUNK,
                    threads,
                    weights);
            List<BenchmarkResult> results =
                    new InferenceBenchmark(model, options, Progress.NONE, new Cancellation()).run();
            return new Measured(
                    "glmsh " + pair.label(),
                    List.of(results.get(0).tokensPerSecond().max().orElseThrow()),
                    List.of(results.get(1).tokensPerSecond().max().orElseThrow()),
                    results.get(0).limit().bytesPerSecond() / 1e9,
                    results.get(0).limit().ofTheWeights());
        }
    }
}
