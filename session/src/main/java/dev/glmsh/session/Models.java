package dev.glmsh.session;

import dev.glmsh.Cancellation;
import dev.glmsh.Progress;
import dev.glmsh.checkpoint.Checkpoint;
import dev.glmsh.checkpoint.hub.CachedModel;
import dev.glmsh.checkpoint.hub.Hub;
import dev.glmsh.checkpoint.hub.HubId;
import dev.glmsh.table.Columns;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Finds the models that a session is asked for. The hub is set up when it is first needed. */
final class Models {
    private final Supplier<Hub> open;
    private @Nullable Hub hub;

    Models(Supplier<Hub> open) {
        this.open = open;
    }

    /** Whether nothing of the model would have to be downloaded. */
    boolean isPresent(ModelReference reference) {
        return !(reference instanceof ModelReference.Hub remote)
                || hub().cached(remote.id()).isPresent();
    }

    /** The model as far as an estimate needs it. */
    Checkpoint headers(ModelReference reference, Cancellation cancellation) {
        if (reference instanceof ModelReference.Hub remote) {
            return hub().headers(remote.id(), cancellation);
        }
        return here(reference);
    }

    /** The whole model, downloaded if it is not here. */
    Checkpoint open(ModelReference reference, Progress progress, Cancellation cancellation) {
        if (reference instanceof ModelReference.Hub remote) {
            HubId id = remote.id();
            return Checkpoint.open(hub().cached(id).orElseGet(() -> hub().download(id, progress, cancellation)));
        }
        return here(reference);
    }

    private static Checkpoint here(ModelReference reference) {
        if (reference instanceof ModelReference.Synthetic random) {
            return random.model().open();
        }
        return Checkpoint.open(((ModelReference.Local) reference).directory());
    }

    Path download(HubId id, Progress progress, Cancellation cancellation) {
        return hub().download(id, progress, cancellation);
    }

    List<CachedModel> cached() {
        return hub().cachedModels();
    }

    /** The cached models, one row each. */
    Table cacheTable() {
        StringColumn names = Columns.text("model");
        LongColumn sizes = Columns.bytes("size");
        StringColumn states = Columns.text("state");
        for (CachedModel model : cached()) {
            names.append(model.id().toString());
            sizes.append(model.byteCount());
            states.append(model.isComplete() ? "complete" : "in part");
        }
        return Table.create("cached models", names, sizes, states);
    }

    private synchronized Hub hub() {
        if (hub == null) {
            hub = open.get();
        }
        return hub;
    }
}
