package dev.glmsh.session;

import dev.glmsh.GlmshException;
import dev.glmsh.checkpoint.Checkpoint;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The model that a session holds, if any. Any thread may look at it, also while it is replaced. */
final class CurrentModel {
    private volatile @Nullable LoadedModel model;

    Optional<LoadedModel> find() {
        return Optional.ofNullable(model);
    }

    /**
     * The model.
     *
     * @throws GlmshException if there is none
     */
    LoadedModel orRefuse() {
        return find().orElseThrow(() -> new GlmshException("no model is loaded", "load one with :load MODEL"));
    }

    void replace(Optional<LoadedModel> next) {
        model = next.orElse(null);
    }

    /** Bytes that unloading it would give back. */
    long heldBytes() {
        return find().map(loaded -> loaded.memory().heldBytes()).orElse(0L);
    }

    /** Plans a load in its place. */
    LoadPlanner planner(Checkpoint checkpoint) {
        return LoadPlanner.now(checkpoint, heldBytes());
    }
}
