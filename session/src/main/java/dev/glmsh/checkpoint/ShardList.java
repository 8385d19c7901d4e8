package dev.glmsh.checkpoint;

import dev.glmsh.GlmshException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Finds a checkpoint's safetensors files and reads their headers into one index. */
final class ShardList {
    private static final String SINGLE = WeightIndex.SINGLE;
    private static final String INDEX = WeightIndex.NAME;

    private final Path directory;
    private final ShardFiles files;

    private ShardList(Path directory, ShardFiles files) {
        this.directory = directory;
        this.files = files;
    }

    static TensorIndex read(Path directory, ShardFiles files) {
        return new ShardList(directory, files).read();
    }

    private TensorIndex read() {
        Path single = directory.resolve(SINGLE);
        if (files.isPresent(single)) {
            return merge(List.of(SafetensorsFile.read(single, files)));
        }
        if (Files.exists(directory.resolve(INDEX))) {
            return readSharded();
        }
        throw Files.isSymbolicLink(single)
                ? WeightFormats.missingShard(single, SINGLE)
                : WeightFormats.noSafetensors(directory);
    }

    private TensorIndex readSharded() {
        Map<String, String> shardOf = WeightIndex.read(directory.resolve(INDEX));
        List<SafetensorsFile> headers = new ArrayList<>();
        for (String shard : new TreeSet<>(shardOf.values())) {
            headers.add(SafetensorsFile.read(shardPath(shard), files));
        }
        TensorIndex index = merge(headers);
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

    private Path shardPath(String shard) {
        Path path = WeightIndex.inside(directory, shard);
        if (!files.isPresent(path)) {
            throw WeightFormats.missingShard(path, shard);
        }
        return path;
    }

    private static TensorIndex merge(List<SafetensorsFile> headers) {
        Map<String, TensorEntry> entries = new LinkedHashMap<>();
        for (SafetensorsFile file : headers) {
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
        return new TensorIndex(headers.stream().map(SafetensorsFile::shard).toList(), entries.values());
    }
}
