package dev.glmsh.session;

import dev.glmsh.Cancellation;
import dev.glmsh.Progress;
import dev.glmsh.benchmark.BenchmarkedModel;
import dev.glmsh.benchmark.WeightMemory;
import dev.glmsh.checkpoint.Checkpoint;
import dev.glmsh.model.Decoder;
import dev.glmsh.model.Generation;
import dev.glmsh.model.GenerationOptions;
import dev.glmsh.model.Generator;
import dev.glmsh.model.KvCache;
import dev.glmsh.model.TextStream;
import dev.glmsh.roofline.Workload;
import dev.glmsh.sizing.SizedModel;
import dev.glmsh.torch.NativeHeap;
import dev.glmsh.torch.Torch;
import java.util.LinkedHashSet;
import java.util.Set;

/** A model in memory with everything that generating needs. Used on the torch thread; closing frees all of it. */
final class LoadedModel implements AutoCloseable {
    /** Tokens of one prefill step; its activations are what a prompt of any length needs. */
    static final int PREFILL_CHUNK = 512;

    private final Checkpoint checkpoint;
    private final LoadPlan plan;
    private final PromptEncoder prompts;
    private final Decoder decoder;
    private final KvCache cache;
    private final Generator generator;
    private final ModelMemory memory;
    private final double loadMs;
    private final Set<Integer> stopIds;

    private LoadedModel(
            Checkpoint checkpoint,
            LoadPlan plan,
            PromptEncoder prompts,
            Decoder decoder,
            KvCache cache,
            ModelMemory memory,
            double loadMs) {
        this.checkpoint = checkpoint;
        this.plan = plan;
        this.prompts = prompts;
        this.decoder = decoder;
        this.cache = cache;
        this.memory = memory;
        this.loadMs = loadMs;
        this.generator = new Generator(decoder, cache, prompts.tokenizer(), PREFILL_CHUNK, loadMs);
        this.stopIds = new LinkedHashSet<>(checkpoint.generationDefaults().eosIds());
        this.stopIds.addAll(checkpoint.config().eosIds());
    }

    /** Loads as planned; if that fails or is cancelled, nothing stays behind, the tokenizer included. */
    static LoadedModel load(
            Checkpoint checkpoint,
            MeasuredTokenizer tokenizer,
            LoadPlan plan,
            Progress progress,
            Cancellation cancellation) {
        long start = System.nanoTime();
        try {
            prepareProcess(checkpoint, plan);
            MemoryPeak peak = MemoryPeak.start();
            MemoryGrowth weights = MemoryGrowth.start();
            Decoder decoder = Decoder.load(
                    checkpoint,
                    plan.precision(),
                    plan.layout(),
                    plan.context(),
                    plan.saveQuantized(),
                    progress,
                    cancellation);
            weights.end();
            KvCache cache = cache(decoder);
            double loadMs = (System.nanoTime() - start) / 1e6;
            ModelMemory memory = new ModelMemory(checkpoint, plan, tokenizer.growth(), cache, weights, peak);
            PromptEncoder prompts = new PromptEncoder(checkpoint, tokenizer.tokenizer());
            return new LoadedModel(checkpoint, plan, prompts, decoder, cache, memory, loadMs);
        } catch (RuntimeException | Error e) {
            tokenizer.tokenizer().close();
            throw e;
        }
    }

    /** Settles what the process has once and the model needs its own way, also after another was loaded beside it. */
    void prepareProcess() {
        prepareProcess(checkpoint, plan);
    }

    private static void prepareProcess(Checkpoint checkpoint, LoadPlan plan) {
        Torch.threads(plan.threads());
        NativeHeap.expect(
                (long) PREFILL_CHUNK * checkpoint.config().hiddenSize(),
                plan.precision().bytesPerWeight());
    }

    private static KvCache cache(Decoder decoder) {
        try {
            return decoder.newCache();
        } catch (RuntimeException | Error e) {
            decoder.close();
            throw e;
        }
    }

    Checkpoint checkpoint() {
        return checkpoint;
    }

    LoadPlan plan() {
        return plan;
    }

    /** Puts texts and messages into this model's tokens. */
    PromptEncoder prompts() {
        return prompts;
    }

    Decoder decoder() {
        return decoder;
    }

    double loadMs() {
        return loadMs;
    }

    int cachedTokens() {
        return cache.length();
    }

    /** What it takes. */
    ModelMemory memory() {
        return memory;
    }

    /** Generates, and measures by how much the process's memory rose meanwhile. */
    Generation generate(int[] prompt, GenerationOptions options, TextStream stream, Cancellation cancellation) {
        return memory.during(prompt.length, () -> generator.generate(prompt, options, stopIds, stream, cancellation));
    }

    /** This model as a benchmark takes it. */
    BenchmarkedModel benchmarked() {
        SizedModel sized = new SizedModel(checkpoint.name(), checkpoint.config(), checkpoint.weights());
        Workload work = sized.workload(plan.estimate().request());
        return new BenchmarkedModel(
                checkpoint.name(),
                plan.precision().label(),
                LoadPlan.label(plan.layout()),
                decoder,
                work,
                PREFILL_CHUNK,
                plan.threads(),
                new WeightMemory(memory.weightRegions(), work.matrixBytes()));
    }

    @Override
    public void close() {
        cache.close();
        decoder.close();
        prompts.tokenizer().close();
    }
}
