package dev.glmsh.benchmark;

import dev.glmsh.Cancellation;
import dev.glmsh.GlmshException;
import dev.glmsh.Progress;
import dev.glmsh.benchmark.BenchmarkTest.Kind;
import dev.glmsh.hardware.ProcessMemory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;

/**
 * Times a loaded model: prompts, single tokens, and a plain loop that reads the memory of its weights. A KV cache of its
 * own is used, so that a conversation's stays as it is. Used on the torch thread.
 *
 * <pre>{@code
 * List<BenchmarkResult> results =
 *         new InferenceBenchmark(model, BenchmarkOptions.defaults(), progress, cancellation).run();
 * }</pre>
 */
public final class InferenceBenchmark {
    /** Enough for kernels to be made and for Java to compile the loop. */
    private static final int WARM_UP_TOKENS = 8;

    private final BenchmarkedModel model;
    private final BenchmarkOptions options;
    private final Progress progress;
    private final Cancellation cancellation;
    private final TokenSource tokens;

    /** A benchmark of one model; nothing is computed yet. */
    public InferenceBenchmark(
            BenchmarkedModel model, BenchmarkOptions options, Progress progress, Cancellation cancellation) {
        this.model = model;
        this.options = options;
        this.progress = progress;
        this.cancellation = cancellation;
        this.tokens = new TokenSource(options.seed(), model.decoder().config().vocabSize());
    }

    /**
     * Runs all tests, each after a warm-up. The bandwidth is measured before and after, and the faster counts.
     *
     * @throws GlmshException if the model was loaded for a shorter context
     * @throws CancellationException if it was cancelled
     */
    public List<BenchmarkResult> run() {
        if (options.context() > model.decoder().context()) {
            throw new GlmshException(
                    "the benchmark needs a context of " + options.context() + " tokens and the model is loaded for "
                            + model.decoder().context(),
                    "load it with a larger --context, or choose a smaller --prompt, --new or --depth");
        }
        BandwidthLimit before = model.weights().limit(model.threads());
        List<BenchmarkTest> tests = options.tests();
        List<BenchmarkResult> results = new ArrayList<>();
        try (TimedDecoder decoder = new TimedDecoder(model.decoder(), model.chunk(), cancellation)) {
            for (int i = 0; i < tests.size(); i++) {
                results.add(run(tests.get(i), decoder, i * options.repeat(), tests.size() * options.repeat(), before));
            }
        } catch (CancellationException e) {
            cancellation.check("the benchmark"); // says what was cancelled: a decoder takes it for a generation
            throw e;
        }
        BandwidthLimit limit = before.or(model.weights().limit(model.threads()));
        return results.stream().map(result -> result.with(limit)).toList();
    }

    private BenchmarkResult run(BenchmarkTest test, TimedDecoder decoder, int done, int all, BandwidthLimit limit) {
        boolean marked = ProcessMemory.resetHighWaterMark();
        decoder.truncate(0);
        decoder.fill(tokens.next(test.depth()));
        warmUp(test, decoder);
        List<double[]> times = new ArrayList<>();
        for (int i = 0; i < options.repeat(); i++) {
            progress.update(model.name() + " " + model.precision() + " " + test.name(), done + i, all);
            decoder.truncate(test.depth());
            times.add(times(test, test.tokens(), decoder));
        }
        progress.update(model.name() + " " + model.precision() + " " + test.name(), done + options.repeat(), all);
        OptionalLong peak = marked ? ProcessMemory.read().highWaterMark() : OptionalLong.empty();
        return result(test, times, peak, limit);
    }

    private void warmUp(BenchmarkTest test, TimedDecoder decoder) {
        int count = test.kind() == Kind.PREFILL ? test.tokens() : Math.min(WARM_UP_TOKENS, test.tokens());
        var unused = times(test, count, decoder);
    }

    /** Milliseconds of a whole prompt, or of each new token. */
    private double[] times(BenchmarkTest test, int count, TimedDecoder decoder) {
        return switch (test.kind()) {
            case PREFILL -> new double[] {decoder.prefill(tokens.next(count))};
            case DECODE -> decoder.decode(tokens.next(1)[0], count);
        };
    }

    private BenchmarkResult result(BenchmarkTest test, List<double[]> times, OptionalLong peak, BandwidthLimit limit) {
        double[] rates = times.stream()
                .mapToDouble(run -> test.tokens() * 1000 / Arrays.stream(run).sum())
                .toArray();
        Sample each = Sample.of(times.stream().flatMapToDouble(Arrays::stream).toArray());
        boolean prefill = test.kind() == Kind.PREFILL;
        return new BenchmarkResult(
                model.name(),
                model.precision(),
                model.layout(),
                test,
                Sample.of(rates),
                prefill ? each : Sample.of(),
                prefill ? Sample.of() : each,
                peak,
                model.bytesPerToken(test),
                limit);
    }
}
