package dev.glmsh.checkpoint;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All tensors of a checkpoint, over all of its shards. Immutable.
 *
 * <pre>{@code
 * TensorEntry embedding = checkpoint.tensors().find("model.embed_tokens.weight").orElseThrow();
 * }</pre>
 */
public final class TensorIndex {
    private final List<Shard> shards;
    private final Map<String, TensorEntry> entries = new LinkedHashMap<>();

    TensorIndex(Collection<Shard> shards, Collection<TensorEntry> entries) {
        this.shards = List.copyOf(shards);
        for (TensorEntry entry : entries) {
            if (this.entries.put(entry.name(), entry) != null) {
                throw new IllegalArgumentException("two tensors are named " + entry.name());
            }
        }
    }

    /** The tensor of that name. */
    public Optional<TensorEntry> find(String name) {
        return Optional.ofNullable(entries.get(name));
    }

    /** Every tensor, by shard and then as its header lists them. */
    public List<TensorEntry> all() {
        return List.copyOf(entries.values());
    }

    /** The files, in the order of their names. */
    public List<Shard> shards() {
        return shards;
    }

    /** Bytes of all tensors, without the files' headers. */
    public long byteCount() {
        return entries.values().stream().mapToLong(TensorEntry::byteCount).sum();
    }
}
