package dev.glmsh.session;

import dev.glmsh.Cancellation;
import dev.glmsh.Progress;
import dev.glmsh.checkpoint.Checkpoint;
import dev.glmsh.checkpoint.SyntheticModel;
import dev.glmsh.checkpoint.hub.CachedModel;
import dev.glmsh.checkpoint.hub.Hub;
import dev.glmsh.checkpoint.hub.HubId;
import dev.glmsh.table.Columns;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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

    /** The folder of a model that is wholly here; empty if it would have to be downloaded. */
    Optional<Path> present(ModelReference reference) {
        if (reference instanceof ModelReference.Hub remote) {
            return hub().cached(remote.id());
        }
        return Optional.of(((ModelReference.Local) reference).directory());
    }

    /** The model as far as an estimate needs it. */
    Checkpoint headers(ModelReference reference, Cancellation cancellation) {
        if (reference instanceof ModelReference.Hub remote) {
            return hub().headers(remote.id(), cancellation);
        }
        return open(((ModelReference.Local) reference).directory());
    }

    /** A directory, or a synthetic model's reference. */
    static Checkpoint open(Path directory) {
        return SyntheticModel.parse(directory.toString())
                .map(SyntheticModel::open)
                .orElseGet(() -> Checkpoint.open(directory));
    }

    /** The folder of a model, downloaded if it is not here. */
    Path directory(ModelReference reference, Progress progress, Cancellation cancellation) {
        if (reference instanceof ModelReference.Hub remote) {
            return present(reference).orElseGet(() -> hub().download(remote.id(), progress, cancellation));
        }
        return ((ModelReference.Local) reference).directory();
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
