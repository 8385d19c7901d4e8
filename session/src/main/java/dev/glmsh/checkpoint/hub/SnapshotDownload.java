package dev.glmsh.checkpoint.hub;

import dev.glmsh.Cancellation;
import dev.glmsh.GlmshException;
import dev.glmsh.Progress;
import dev.glmsh.checkpoint.WeightIndex;
import dev.glmsh.table.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Brings all that one model needs into the cache. Used once, by one thread. */
final class SnapshotDownload {
    private final HubId id;
    private final HubApi api;
    private final HubClient client;
    private final SnapshotCache cache;
    private final TransferSizes sizes;

    SnapshotDownload(HubId id, HubApi api, HubClient client, SnapshotCache cache, TransferSizes sizes) {
        this.id = id;
        this.api = api;
        this.client = client;
        this.cache = cache;
        this.sizes = sizes;
    }

    /** The snapshot's folder, complete. */
    Path run(Progress progress) {
        Listing listing = api.list(id, client);
        NeededFiles.requireConfig(id, listing);
        Runnable waiting = () -> progress.update("waiting for another download of " + id, 0, 1);
        try {
            cache.makeFolders();
            return RepositoryLock.whileHeld(
                    cache.lock(), client.cancellation(), waiting, () -> locked(listing, progress));
        } catch (IOException e) {
            throw new HubErrors(
                            id,
                            client.transport().endpoint(),
                            client.transport().hasToken())
                    .explain(e instanceof WrongContentException ? e : new DiskException(e));
        }
    }

    private Path locked(Listing listing, Progress progress) throws IOException {
        List<HubFile> small = NeededFiles.small(listing);
        fetch(listing, small, progress);
        Path snapshot = cache.snapshot(listing.commit());
        List<HubFile> shards = NeededFiles.index(listing).isEmpty()
                ? NeededFiles.single(id, listing)
                : NeededFiles.shards(id, listing, WeightIndex.shards(snapshot.resolve(WeightIndex.NAME)));
        fetch(listing, shards, progress);
        cache.refs().write(id.revision(), listing.commit());
        return snapshot;
    }

    private void fetch(Listing listing, List<HubFile> files, Progress progress) throws IOException {
        Map<String, HubFile> missing = new LinkedHashMap<>();
        files.stream()
                .filter(file -> !cache.has(listing.commit(), file) && !cache.hasBlob(file))
                .forEach(file -> missing.put(file.etag(), file)); // files with the same content are one blob
        if (!missing.isEmpty()) {
            requireSpace(missing.values());
            fetchBlobs(listing, missing.values(), progress);
        }
        for (HubFile file : files) {
            if (!cache.has(listing.commit(), file)) {
                cache.link(listing.commit(), file);
            }
        }
    }

    private void fetchBlobs(Listing listing, Collection<HubFile> files, Progress progress) throws IOException {
        Cancellation stop = new Cancellation();
        List<FileDownload> downloads = new ArrayList<>();
        try {
            for (HubFile file : files) {
                PartialFile partial = PartialFile.open(cache.blob(file), file.size(), sizes.block());
                downloads.add(new FileDownload(
                        file, api.file(id, listing, file.path()), client.with(stop), partial, sizes.blocksOfRequest()));
            }
            new Transfer(listing, downloads, stop).run(progress);
        } finally {
            for (FileDownload download : downloads) {
                download.close();
            }
        }
    }

    private void requireSpace(Collection<HubFile> files) throws IOException {
        long needed = 0;
        for (HubFile file : files) {
            needed += file.size() - PartialFile.length(cache.blob(file));
        }
        Path folder = cache.blob(files.iterator().next()).resolveSibling("");
        long free = Files.getFileStore(folder).getUsableSpace();
        if (free < needed) {
            throw new GlmshException(
                    id + " takes " + Bytes.format(needed) + " more, but " + folder + " has " + Bytes.format(free)
                            + " free",
                    "free some space, or set HF_HOME to a folder on another disk");
        }
    }

    /** The work of all threads on some files. */
    private final class Transfer {
        private final Listing listing;
        private final List<FileDownload> downloads;
        private final Cancellation stop;

        Transfer(Listing listing, List<FileDownload> downloads, Cancellation stop) {
            this.stop = stop;
            this.listing = listing;
            this.downloads = downloads;
        }

        void run(Progress progress) {
            long total = downloads.stream()
                    .mapToLong(download -> download.file().size())
                    .sum();
            TransferMeter meter = new TransferMeter("downloading " + id, total, progress);
            Runnable tick = () -> meter.report(
                    downloads.stream().mapToLong(FileDownload::done).sum());
            new Workers(stop).run(sizes.threads(), this::work, client.cancellation(), tick);
            meter.end();
        }

        private void work() {
            for (FileDownload download : downloads) {
                if (download.takeComplete()) {
                    finish(download);
                }
                Optional<Claim> claim = download.claim();
                while (claim.isPresent()) {
                    if (download.fill(claim.get())) {
                        finish(download);
                    }
                    claim = download.claim();
                }
            }
        }

        private void finish(FileDownload download) {
            try {
                if (download.finish(cache, stop)) {
                    cache.link(listing.commit(), download.file());
                }
            } catch (IOException e) {
                throw client.explain(e instanceof WrongContentException ? e : new DiskException(e));
            }
        }
    }
}
