package dev.glmsh.session;

import dev.glmsh.checkpoint.Checkpoint;
import dev.glmsh.checkpoint.Shard;
import dev.glmsh.device.WeightLayout;
import dev.glmsh.hardware.NativeRegions;
import dev.glmsh.hardware.PageMap;
import dev.glmsh.hardware.Residency;
import dev.glmsh.memory.AddressRange;
import dev.glmsh.memory.Footprint;
import dev.glmsh.memory.LedgerEntry;
import dev.glmsh.model.Generation;
import dev.glmsh.model.KvCache;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** Where a loaded model's memory lies, and how much of it loads and generations take. Used on the torch thread. */
final class ModelMemory {
    private final Checkpoint checkpoint;
    private final LoadPlan plan;
    private final KvCache cache;
    private final MemoryGrowth weights;
    private final MemoryRecord record;
    private OptionalLong peakGrowth = OptionalLong.empty();
    private LedgerEntry newest;

    /**
     * Begins where a load has ended.
     *
     * @param tokenizer bytes by which the process grew for the tokenizer
     * @param weights what was measured around the load of the weights
     * @param peak the peak that was started with the load
     */
    ModelMemory(
            Checkpoint checkpoint,
            LoadPlan plan,
            OptionalLong tokenizer,
            KvCache cache,
            MemoryGrowth weights,
            MemoryPeak peak) {
        this.checkpoint = checkpoint;
        this.plan = plan;
        this.cache = cache;
        this.weights = weights;
        this.record = new MemoryRecord(checkpoint.name(), plan.estimate(), tokenizer, peak);
        this.newest = record.load(weights.anonymous());
    }

    /** Bytes that unloading gives back for sure: the weights that were copied. */
    long heldBytes() {
        return weights.anonymous().orElse(0);
    }

    /** Measures by how much the process's memory rises meanwhile. */
    Generation during(int promptTokens, Supplier<Generation> generate) {
        MemoryPeak peak = MemoryPeak.start();
        try {
            Generation generation = generate.get();
            int computed = promptTokens - generation.reusedTokens();
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

    /** Where the weights lie. */
    NativeRegions weightRegions() {
        return plan.layout() == WeightLayout.MAPPED
                ? NativeRegions.of(shards())
                : weights.regions().written();
    }

    /** Where all of it is to be measured. */
    Footprint footprint() {
        return new Footprint(shards(), plan.estimate().weightBytes(), weights.anonymous(), cacheRanges(), peakGrowth);
    }

    private List<Path> shards() {
        return checkpoint.tensors().shards().stream().map(Shard::path).toList();
    }
}
