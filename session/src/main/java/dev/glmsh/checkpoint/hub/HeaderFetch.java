package dev.glmsh.checkpoint.hub;

import dev.glmsh.Cancellation;
import dev.glmsh.GlmshException;
import dev.glmsh.checkpoint.Checkpoint;
import dev.glmsh.checkpoint.HeaderLength;
import dev.glmsh.checkpoint.WeightIndex;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Fetches what an estimate needs of a model and nothing else: its configuration, its index, and of each shard the
 * header, by range requests. One request gets most headers whole; a longer one takes a second.
 */
final class HeaderFetch {
    /** A header of 1,000 tensors takes some 120 KB. */
    private static final int GUESS = 128 << 10;

    private static final int THREADS = 8;
    private static final long MAX_CONFIG = 4L << 20;
    private static final List<String> CONFIGS = List.of("config.json", "generation_config.json");

    private final HubId id;
    private final HubApi api;
    private final HubClient client;
    private final HeaderCache cache;

    HeaderFetch(HubId id, HubApi api, HubClient client, HeaderCache cache) {
        this.id = id;
        this.api = api;
        this.client = client;
        this.cache = cache;
    }

    /** Fetches and keeps them. */
    Checkpoint run() {
        Listing listing = api.list(id, client);
        NeededFiles.requireConfig(id, listing);
        try {
            Path folder = cache.newFolder();
            try {
                List<HubFile> shards = fetch(listing, folder);
                cache.publish(
                        folder,
                        listing.commit(),
                        shards.stream().collect(Collectors.toMap(HubFile::path, HubFile::size)));
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new GlmshException(
                    "the headers of " + id + " cannot be written (" + e.getMessage() + ")",
                    "check the cache's permissions, or set HF_HOME to another folder",
                    e);
        }
        return cache.require(listing.commit());
    }

    private List<HubFile> fetch(Listing listing, Path folder) throws IOException {
        for (String config : CONFIGS) {
            if (listing.find(config).isPresent()) {
                whole(listing, folder, config, MAX_CONFIG);
            }
        }
        List<HubFile> shards;
        if (NeededFiles.index(listing).isEmpty()) {
            shards = NeededFiles.single(id, listing);
        } else {
            whole(listing, folder, WeightIndex.NAME, HubApi.MAX_ANSWER);
            shards = NeededFiles.shards(id, listing, WeightIndex.shards(folder.resolve(WeightIndex.NAME)));
        }
        Queue<HubFile> left = new ConcurrentLinkedQueue<>(shards);
        Cancellation stop = new Cancellation();
        Runnable work = () -> {
            for (HubFile shard = left.poll(); shard != null; shard = left.poll()) {
                header(client.with(stop), listing, folder, shard);
            }
        };
        new Workers(stop).run(Math.min(THREADS, shards.size()), work, client.cancellation(), () -> {});
        return shards;
    }

    private void whole(Listing listing, Path folder, String name, long limit) throws IOException {
        byte[] body = client.bytes(api.file(id, listing, name), limit);
        Files.write(folder.resolve(name), body);
    }

    private void header(HubClient each, Listing listing, Path folder, HubFile shard) {
        URI address = api.file(id, listing, shard.path());
        byte[] start = each.range(address, 0, (int) Math.min(GUESS, shard.size()));
        int length = (int) (Long.BYTES + HeaderLength.of(shard.path(), start, shard.size()));
        byte[] rest = length <= start.length ? new byte[0] : each.range(address, start.length, length - start.length);
        byte[] header = Arrays.copyOf(start, length);
        System.arraycopy(rest, 0, header, length - rest.length, rest.length);
        try {
            Path file = folder.resolve(shard.path() + Checkpoint.HEADER_SUFFIX);
            Files.createDirectories(file.resolveSibling(""));
            Files.write(file, header);
        } catch (IOException e) {
            throw new GlmshException(
                    "the header of " + shard.path() + " cannot be written", "check the cache's permissions", e);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
