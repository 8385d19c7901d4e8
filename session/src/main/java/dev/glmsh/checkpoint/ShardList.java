package dev.glmsh.checkpoint;

import dev.glmsh.GlmshException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Finds a checkpoint's safetensors files and reads their headers into one index. */
final class ShardList {
    private static final String SINGLE = "model.safetensors";
    private static final String INDEX = "model.safetensors.index.json";

    private ShardList() {}

    static TensorIndex read(Path directory) {
        Path single = directory.resolve(SINGLE);
        if (Files.isRegularFile(single)) {
            return merge(List.of(SafetensorsFile.read(single)));
        }
        if (Files.exists(directory.resolve(INDEX))) {
            return readSharded(directory);
        }
        throw Files.isSymbolicLink(single)
                ? WeightFormats.missingShard(single, SINGLE)
                : WeightFormats.noSafetensors(directory);
    }

    private static TensorIndex readSharded(Path directory) {
        Map<String, String> shardOf = weightMap(directory.resolve(INDEX));
        List<SafetensorsFile> files = new ArrayList<>();
        for (String shard : new TreeSet<>(shardOf.values())) {
            files.add(SafetensorsFile.read(shardPath(directory, shard)));
        }
        TensorIndex index = merge(files);
        shardOf.forEach((tensor, shard) -> {
            boolean there = index.find(tensor)
                    .filter(entry -> entry.shard().equals(directory.resolve(shard)))
                    .isPresent();
            if (!there) {
                throw new GlmshException(
                        INDEX + " says that " + tensor + " is in " + shard + ", but it is not",
                        "download both files again");
            }
        });
        return index;
    }

    private static Map<String, String> weightMap(Path file) {
        JsonFields map = JsonFile.read(file)
                .optionalObject("weight_map")
                .orElseThrow(() -> new GlmshException(INDEX + " has no weight_map", "download the file again"));
        Map<String, String> shardOf = new LinkedHashMap<>();
        for (String tensor : map.names()) {
            map.optionalText(tensor).ifPresent(shard -> shardOf.put(tensor, shard));
        }
        return shardOf;
    }

    /** An index comes from the network: it may only name files inside its directory. */
    private static Path shardPath(Path directory, String shard) {
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
        if (!Files.isRegularFile(path)) {
            throw WeightFormats.missingShard(path, shard);
        }
        return path;
    }

    private static GlmshException outside(String shard) {
        return new GlmshException(
                INDEX + " names the shard \"" + shard + "\", which is not a file of this directory",
                "use a checkpoint from a source you trust");
    }

    private static TensorIndex merge(List<SafetensorsFile> files) {
        Map<String, TensorEntry> entries = new LinkedHashMap<>();
        for (SafetensorsFile file : files) {
            for (TensorEntry entry : file.entries()) {
                TensorEntry twin = entries.put(entry.name(), entry);
                if (twin != null) {
                    throw new GlmshException(
                            entry.name() + " is stored twice, in "
                                    + twin.shard().getFileName() + " and in "
                                    + entry.shard().getFileName(),
                            "download the checkpoint again");
                }
            }
        }
        return new TensorIndex(files.stream().map(SafetensorsFile::shard).toList(), entries.values());
    }
}
