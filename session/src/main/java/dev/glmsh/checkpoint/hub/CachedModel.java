package dev.glmsh.checkpoint.hub;

import static java.util.Objects.requireNonNull;

/**
 * A model that is in the cache.
 *
 * @param id the model at the revision that the cache has
 * @param byteCount what it takes on the disk, over all revisions
 * @param isComplete whether it can be loaded without the network
 */
public record CachedModel(HubId id, long byteCount, boolean isComplete) {
    /** Checks that nothing is absent. */
    public CachedModel {
        requireNonNull(id, "id is null");
    }
}
