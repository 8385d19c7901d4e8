package dev.glmsh.session;

import dev.glmsh.device.Device;
import dev.glmsh.hardware.ProcessMemory;
import dev.glmsh.memory.Comparison;
import dev.glmsh.memory.Estimate;
import dev.glmsh.memory.EstimatedPart;
import dev.glmsh.memory.LedgerEntry;
import dev.glmsh.memory.Phase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * Compares what a load's estimate said with what the process holds, after the load and after each generation. Memory
 * that a generation freed stays with the process, so a generation is compared by the most that any has taken since the
 * load.
 */
final class MemoryRecord {
    private final String model;
    private final Estimate estimate;
    private final OptionalLong tokenizer;
    private final MemoryPeak loading;
    private final ProcessMemory loaded;
    private long peak;
    private int tokens;
    private int rows;

    /**
     * Begins where a load has ended.
     *
     * @param tokenizer bytes by which the process grew for the tokenizer
     * @param loading the peak that was started with the load
     */
    MemoryRecord(String model, Estimate estimate, OptionalLong tokenizer, MemoryPeak loading) {
        this.model = model;
        this.estimate = estimate;
        this.tokenizer = tokenizer;
        this.loading = loading;
        this.loaded = ProcessMemory.read();
    }

    /**
     * After the load.
     *
     * @param weights bytes by which the process grew for them
     */
    LedgerEntry load(OptionalLong weights) {
        List<Comparison> comparisons = new ArrayList<>();
        tokenizer.ifPresent(bytes -> comparisons.add(
                new Comparison("tokenizer", sum(estimate, part -> part.name().equals("tokenizer")), bytes)));
        weights.ifPresent(
                bytes -> comparisons.add(new Comparison("weights", sum(estimate, this::isHeldWeight), bytes)));
        loading.mark()
                .ifPresent(mark ->
                        comparisons.add(new Comparison("total, loading", total(estimate, Phase.LOADING), mark)));
        loaded.rss()
                .ifPresent(rss -> comparisons.add(new Comparison("total, loaded", total(estimate, Phase.LOADED), rss)));
        return entry(LedgerEntry.LOAD, 0, comparisons);
    }

    /**
     * After a generation.
     *
     * @param mark the process's high-water mark during it
     * @param cached tokens that the KV cache holds
     * @param prefilled tokens of the prompt that were computed
     * @param cacheBytes of the KV cache that are resident
     */
    LedgerEntry generation(OptionalLong mark, int cached, int prefilled, OptionalLong cacheBytes) {
        peak = Math.max(peak, mark.orElse(0));
        tokens = Math.max(tokens, Math.max(1, cached));
        rows = Math.max(rows, Math.max(1, Math.min(prefilled, LoadedModel.PREFILL_CHUNK)));
        Estimate used = estimate.with(estimate.request().withContext(tokens).withPrefillChunk(rows));
        long rotary = sum(estimate, MemoryRecord::isRotary) - sum(used, MemoryRecord::isRotary);
        List<Comparison> comparisons = new ArrayList<>();
        cacheBytes.ifPresent(bytes -> comparisons.add(
                new Comparison("KV cache", sum(used, part -> part.name().equals("KV cache")), bytes)));
        ProcessMemory now = ProcessMemory.read();
        if (mark.isPresent() && now.rssFile().isPresent() && cacheBytes.isPresent()) {
            long files = now.rssFile().getAsLong() - loaded.rssFile().orElse(0);
            long growth = peak - loaded.rss().orElse(0);
            // where memory is short, Linux drops pages of files that were counted after the load
            comparisons.add(new Comparison("read from files", sum(used, EstimatedPart::evictable), Math.max(0, files)));
            comparisons.add(new Comparison(
                    "activations, logits, Java",
                    sum(
                            used,
                            part -> part.phase() == Phase.PREFILL || part.name().equals("Java, generating")),
                    Math.max(0, growth - files - cacheBytes.getAsLong())));
            comparisons.add(new Comparison("total, generating", total(used, Phase.PREFILL) + rotary, peak));
        }
        return entry(LedgerEntry.GENERATION, tokens, comparisons);
    }

    private LedgerEntry entry(String event, int count, List<Comparison> comparisons) {
        return new LedgerEntry(
                Instant.now(),
                event,
                model,
                estimate.request().precision().label(),
                LoadPlan.label(estimate.request().layout()),
                count,
                comparisons);
    }

    private boolean isHeldWeight(EstimatedPart part) {
        return (part.name().startsWith("weights") && part.isThere(Phase.LOADED)) || isRotary(part);
    }

    private static boolean isRotary(EstimatedPart part) {
        return part.name().equals("rotary table");
    }

    private static long total(Estimate estimate, Phase phase) {
        return estimate.residentBytes(Device.CPU, phase);
    }

    private static long sum(Estimate estimate, Predicate<EstimatedPart> which) {
        return estimate.parts().stream()
                .filter(which.and(part -> part.isThere(Phase.PREFILL)))
                .mapToLong(EstimatedPart::resident)
                .sum();
    }
}
