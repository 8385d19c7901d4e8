package dev.glmsh.checkpoint.hub;

import dev.glmsh.Cancellation;
import dev.glmsh.GlmshException;
import dev.glmsh.Progress;
import dev.glmsh.checkpoint.Checkpoint;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The model hubs, Hugging Face's and ModelScope, and what is kept of them here. Thread-safe; nothing to close.
 *
 * <pre>{@code
 * Hub hub = Hub.fromEnvironment();
 * HubId id = HubId.parse("zai-org/AutoGLM-Phone-9B").orElseThrow();
 * Checkpoint headers = hub.headers(id, new Cancellation());             // a few hundred kilobytes
 * Path directory = hub.download(id, Progress.NONE, new Cancellation()); // all of it
 * }</pre>
 */
public final class Hub {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HubSettings settings;
    private final Pause pause;
    private final Duration patience;
    private final TransferSizes sizes;

    Hub(HubSettings settings, Pause pause, Duration patience, TransferSizes sizes) {
        this.settings = settings;
        this.pause = pause;
        this.patience = patience;
        this.sizes = sizes;
    }

    /**
     * The hubs as the environment sets them: {@code HF_ENDPOINT}, {@code HF_TOKEN}, {@code HF_HOME},
     * {@code HF_HUB_CACHE}, {@code HF_HUB_OFFLINE}, {@code MODELSCOPE_DOMAIN}, {@code MODELSCOPE_API_TOKEN}.
     *
     * @throws GlmshException if a variable has a value that cannot be meant
     */
    public static Hub fromEnvironment() {
        return new Hub(HubSettings.fromEnvironment(), Pause.SLEEP, PATIENCE, TransferSizes.USUAL);
    }

    /** The folder of a model that is wholly in the cache. No network is used. */
    public Optional<Path> cached(HubId id) {
        return new SnapshotCache(settings.cache(id.source()), id).find();
    }

    /** All models that are in the cache, wholly or in part. */
    public List<CachedModel> cachedModels() {
        return Arrays.stream(HubSource.values())
                .flatMap(source -> CacheScan.of(source, settings.cache(source)).stream())
                .toList();
    }

    /**
     * A model's configuration and where its tensors lie, without its weights: from the cache, else by a few range
     * requests, whose answers are kept. It serves to estimate; the weights are not there to be loaded.
     *
     * @throws GlmshException if there is no such model, or it cannot be reached or run
     */
    public Checkpoint headers(HubId id, Cancellation cancellation) {
        Optional<Path> snapshot = cached(id);
        if (snapshot.isPresent()) {
            return Checkpoint.open(snapshot.get());
        }
        HeaderCache cache = new HeaderCache(settings.headers(id.source()), id);
        return cache.find().orElseGet(() -> {
            HubClient client = client(id, cancellation);
            return new HeaderFetch(id, api(id), client, cache).run();
        });
    }

    /**
     * Brings a model into the cache, or what is missing of it; what an earlier download left is gone on with. Weights
     * that are in the cache are not fetched again.
     *
     * @param progress called on this thread
     * @return the model's folder
     * @throws GlmshException if there is no such model, it cannot be reached, or the disk is full
     * @throws java.util.concurrent.CancellationException if it was cancelled; what was fetched is kept
     */
    public Path download(HubId id, Progress progress, Cancellation cancellation) {
        SnapshotCache cache = new SnapshotCache(settings.cache(id.source()), id);
        return new SnapshotDownload(id, api(id), client(id, cancellation), cache, sizes).run(progress);
    }

    private HubApi api(HubId id) {
        return HubApi.of(id.source(), settings.endpoint(id.source()));
    }

    private HubClient client(HubId id, Cancellation cancellation) {
        if (settings.offline()) {
            throw new GlmshException(
                    id + " is not in the cache, and HF_HUB_OFFLINE forbids the network",
                    "unset HF_HUB_OFFLINE, or choose a model that is there: see :cache");
        }
        URI endpoint = settings.endpoint(id.source());
        Transport transport = new Transport(
                endpoint, Optional.ofNullable(settings.tokens().get(id.source())), settings.proxies(), patience);
        return new HubClient(id, transport, pause, cancellation);
    }
}
