package dev.glmsh.checkpoint;

import dev.glmsh.GlmshException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * {@code model.safetensors.index.json}: which shard of a checkpoint holds which tensor. Stateless.
 *
 * <pre>{@code
 * Set<String> shards = WeightIndex.shards(directory.resolve(WeightIndex.NAME));
 * }</pre>
 */
public final class WeightIndex {
    /** The index's name. */
    public static final String NAME = "model.safetensors.index.json";

    /** The name of a checkpoint's only shard, which needs no index. */
    public static final String SINGLE = "model.safetensors";

    /** The largest model that exists has 1,000. */
    private static final int MAX_SHARDS = 4096;

    private WeightIndex() {}

    /**
     * The names of all shards, sorted; each is a file's name below the index's directory.
     *
     * @throws GlmshException if the file is damaged or names something outside of its directory
     */
    public static Set<String> shards(Path file) {
        Set<String> shards = new TreeSet<>(read(file).values());
        shards.forEach(shard -> inside(file.resolveSibling(""), shard));
        return shards;
    }

    /** The shard of each tensor. */
    static Map<String, String> read(Path file) {
        JsonFields map = JsonFile.read(file)
                .optionalObject("weight_map")
                .orElseThrow(() -> new GlmshException(NAME + " has no weight_map", "download the file again"));
        Map<String, String> shardOf = new LinkedHashMap<>();
        for (String tensor : map.names()) {
            map.optionalText(tensor).ifPresent(shard -> shardOf.put(tensor, shard));
        }
        if (shardOf.values().stream().distinct().limit(MAX_SHARDS + 1L).count() > MAX_SHARDS) {
            throw new GlmshException(NAME + " names more than " + MAX_SHARDS + " shards", "download the file again");
        }
        return shardOf;
    }

    /** An index comes from the network: it may only name files inside its directory. */
    static Path inside(Path directory, String shard) {
        Path path;
        try {
            path = directory.resolve(shard);
        } catch (InvalidPathException e) {
            throw outside(shard);
        }
        boolean inside = path.normalize().startsWith(directory.normalize())
                && path.normalize().equals(path)
                && !path.equals(directory);
        if (!inside) {
            throw outside(shard);
        }
        return path;
    }

    private static GlmshException outside(String shard) {
        return new GlmshException(
                NAME + " names the shard \"" + shard + "\", which is not a file of this directory",
                "use a checkpoint from a source you trust");
    }
}
