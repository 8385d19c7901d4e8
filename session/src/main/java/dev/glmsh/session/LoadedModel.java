package dev.glmsh.session;

import dev.glmsh.Cancellation;
import dev.glmsh.GlmshException;
import dev.glmsh.Progress;
import dev.glmsh.benchmark.BenchmarkedModel;
import dev.glmsh.benchmark.WeightMemory;
import dev.glmsh.checkpoint.ChatTemplate;
import dev.glmsh.checkpoint.Checkpoint;
import dev.glmsh.checkpoint.Message;
import dev.glmsh.checkpoint.Shard;
import dev.glmsh.checkpoint.Tokenizer;
import dev.glmsh.device.WeightLayout;
import dev.glmsh.hardware.NativeRegions;
import dev.glmsh.hardware.PageMap;
import dev.glmsh.hardware.Residency;
import dev.glmsh.memory.AddressRange;
import dev.glmsh.memory.Footprint;
import dev.glmsh.memory.LedgerEntry;
import dev.glmsh.model.Decoder;
import dev.glmsh.model.Generation;
import dev.glmsh.model.GenerationOptions;
import dev.glmsh.model.Generator;
import dev.glmsh.model.KvCache;
import dev.glmsh.model.TextStream;
import dev.glmsh.roofline.Workload;
import dev.glmsh.sizing.SizedModel;
import dev.glmsh.torch.Torch;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** A model in memory with everything that generating needs. Used on the torch thread; closing frees all of it. */
final class LoadedModel implements AutoCloseable {
    /** Tokens of one prefill step; its activations are what a prompt of any length needs. */
    static final int PREFILL_CHUNK = 512;

    private final Checkpoint checkpoint;
    private final LoadPlan plan;
    private final Tokenizer tokenizer;
    private final Decoder decoder;
    private final KvCache cache;
    private final Generator generator;
    private final MemoryGrowth weights;
    private final NativeRegions taken;
    private final double loadMs;
    private final Set<Integer> stopIds;
    private final MemoryRecord record;
    private OptionalLong peakGrowth = OptionalLong.empty();
    private LedgerEntry newest;

    private LoadedModel(
            Checkpoint checkpoint,
            LoadPlan plan,
            Tokenizer tokenizer,
            Decoder decoder,
            KvCache cache,
            MemoryGrowth weights,
            NativeRegions taken,
            MemoryRecord record,
            double loadMs) {
        this.checkpoint = checkpoint;
        this.plan = plan;
        this.tokenizer = tokenizer;
        this.decoder = decoder;
        this.cache = cache;
        this.weights = weights;
        this.taken = taken;
        this.loadMs = loadMs;
        this.record = record;
        this.newest = record.load(weights.anonymous());
        this.generator = new Generator(decoder, cache, tokenizer, PREFILL_CHUNK, loadMs);
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
            Torch.threads(plan.threads());
            MemoryPeak peak = MemoryPeak.start();
            MemoryGrowth growth = MemoryGrowth.start();
            NativeRegions before = NativeRegions.anonymous();
            Decoder decoder = Decoder.load(
                    checkpoint,
                    plan.precision(),
                    plan.layout(),
                    plan.context(),
                    plan.saveQuantized(),
                    progress,
                    cancellation);
            growth.end();
            NativeRegions taken = NativeRegions.anonymous().without(before);
            KvCache cache = cache(decoder);
            double loadMs = (System.nanoTime() - start) / 1e6;
            MemoryRecord record = new MemoryRecord(checkpoint.name(), plan.estimate(), tokenizer.growth(), peak);
            return new LoadedModel(
                    checkpoint, plan, tokenizer.tokenizer(), decoder, cache, growth, taken, record, loadMs);
        } catch (RuntimeException | Error e) {
            tokenizer.tokenizer().close();
            throw e;
        }
    }

    /** Whose kernels compute single tokens. */
    String tokenKernels() {
        return decoder.tokenKernels();
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

    Decoder decoder() {
        return decoder;
    }

    double loadMs() {
        return loadMs;
    }

    int cachedTokens() {
        return cache.length();
    }

    /** Bytes that unloading gives back for sure: the weights that were copied. */
    long heldBytes() {
        return weights.anonymous().orElse(0);
    }

    /** Generates, and measures by how much the process's memory rose meanwhile. */
    Generation generate(int[] prompt, GenerationOptions options, TextStream stream, Cancellation cancellation) {
        MemoryPeak peak = MemoryPeak.start();
        try {
            Generation generation = generator.generate(prompt, options, stopIds, stream, cancellation);
            int computed = prompt.length - generation.reusedTokens();
            newest = record.generation(peak.mark(), cache.length(), computed, cacheResident());
            return generation;
        } finally {
            peakGrowth = peak.end();
        }
    }

    /** What was predicted and what was measured at the last load or generation. */
    LedgerEntry newestRecord() {
        return newest;
    }

    private OptionalLong cacheResident() {
        long bytes = 0;
        for (AddressRange range : cacheRanges()) {
            Optional<Residency> residency = PageMap.residency(range.address(), range.length());
            if (residency.isEmpty()) {
                return OptionalLong.empty();
            }
            bytes += residency.get().present();
        }
        return OptionalLong.of(bytes);
    }

    private List<AddressRange> cacheRanges() {
        int element = plan.precision().bytesPerWeight();
        return cache.tensors().stream()
                .map(tensor -> new AddressRange(
                        tensor.address(),
                        element * Arrays.stream(tensor.shape()).reduce(1, Math::multiplyExact)))
                .toList();
    }

    /** The ids of messages put through the chat template, which writes all special tokens itself. */
    int[] promptIds(List<Message> messages) {
        ChatTemplate template = checkpoint
                .chatTemplate()
                .orElseThrow(() -> new GlmshException(
                        checkpoint.name() + " has no chat template", "use :gen --raw, or an instruction-tuned model"));
        return tokenizer.encode(template.render(messages, true, Map.of()));
    }

    /** The ids of plain text, with what the tokenizer puts before any text unless the text begins with that already. */
    int[] rawIds(String text) {
        int[] plain = tokenizer.encode(text);
        int[] marked = tokenizer.encodeWithSpecialTokens(text);
        int added = marked.length - plain.length;
        boolean twice = added > 0 && plain.length >= added && Arrays.equals(marked, 0, added, plain, 0, added);
        return twice ? plain : marked;
    }

    /** How many tokens a text is, without any that the template adds. */
    int countTokens(String text) {
        return tokenizer.encode(text).length;
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
                new WeightMemory(weightRegions(), work.matrixBytes()));
    }

    private NativeRegions weightRegions() {
        return plan.layout() == WeightLayout.MAPPED
                ? NativeRegions.of(
                        checkpoint.tensors().shards().stream().map(Shard::path).toList())
                : taken;
    }

    /** Where this model's memory is to be measured. */
    Footprint footprint() {
        long weightBytes = plan.estimate().weightBytes();
        return new Footprint(
                checkpoint.tensors().shards().stream().map(Shard::path).toList(),
                weightBytes,
                weights.anonymous(),
                cacheRanges(),
                peakGrowth);
    }

    @Override
    public void close() {
        cache.close();
        decoder.close();
        tokenizer.close();
    }
}
