package dev.glmsh.memory;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/**
 * Where a loaded model's memory is to be looked for.
 *
 * @param shards the checkpoint's weight files, parts of which are mapped
 * @param weightBytes the weights in the loaded precision, in bytes
 * @param weightGrowth by how many anonymous bytes the process grew while the weights were loaded, as measured then
 * @param kvCache the tensors of the KV cache
 * @param peakGrowth by how many bytes the last generation's peak lay above its start; empty where the system cannot
 *     reset its high-water mark, or before the first generation
 */
public record Footprint(
        List<Path> shards,
        long weightBytes,
        OptionalLong weightGrowth,
        List<AddressRange> kvCache,
        OptionalLong peakGrowth) {
    /** Copies the lists. */
    public Footprint {
        shards = List.copyOf(shards);
        kvCache = List.copyOf(kvCache);
    }

    /** The bytes that the KV cache may grow to. */
    public long kvCacheBytes() {
        return kvCache.stream().mapToLong(AddressRange::length).sum();
    }
}
