package dev.glmsh.session;

import dev.glmsh.Cancellation;
import dev.glmsh.GlmshException;
import dev.glmsh.catalogue.Catalogue;
import dev.glmsh.catalogue.CatalogueModel;
import dev.glmsh.checkpoint.Checkpoint;
import dev.glmsh.checkpoint.hub.HubSource;
import dev.glmsh.memory.TrackRecord;
import dev.glmsh.sizing.SizedModel;
import dev.glmsh.torch.TorchThread;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Finds the shapes of a model that is to be estimated: what is here, else what the hub tells, else what is bundled. The
 * catalogue comes last because a repository may have changed since.
 *
 * @param planner plans the load of a checkpoint; called on the torch thread
 * @param held bytes that unloading the current model would give back
 * @param earlier how right estimates were
 */
record Sizings(
        Models models,
        TorchThread torch,
        Function<Checkpoint, LoadPlanner> planner,
        LongSupplier held,
        Supplier<TrackRecord> earlier) {
    Sizing find(String name, Cancellation cancellation) {
        ModelReference reference = ModelReference.of(name);
        Optional<CatalogueModel> bundled = bundled(name, reference);
        try {
            return of(models.headers(reference, cancellation));
        } catch (GlmshException e) {
            String why = reference instanceof ModelReference.Hub ? e.problem() : "nothing was downloaded";
            return of(bundled.orElseThrow(() -> e), why);
        }
    }

    /** A revision, another hub or a folder that is there means something else than what is bundled. */
    private static Optional<CatalogueModel> bundled(String name, ModelReference reference) {
        if (reference instanceof ModelReference.Hub hub) {
            boolean plain = hub.id().source() == HubSource.HUGGING_FACE
                    && hub.id().revision().equals(HubSource.HUGGING_FACE.defaultRevision());
            return plain ? Catalogue.find(hub.id().name()) : Optional.empty();
        }
        boolean missing = reference instanceof ModelReference.Local folder && !Files.exists(folder.directory());
        return missing ? Catalogue.find(name) : Optional.empty();
    }

    private Sizing of(Checkpoint checkpoint) {
        return new Sizing(
                new SizedModel(checkpoint.name(), checkpoint.config(), checkpoint.weights()),
                options -> torch.run(
                        () -> planner.apply(checkpoint).estimate(options).with(earlier.get())),
                List.of());
    }

    private Sizing of(CatalogueModel bundled, String why) {
        CataloguePlanner plan = torch.run(() -> new CataloguePlanner(
                bundled, MemoryLimits.now(held.getAsLong()), MemoryLimits.baseline(held.getAsLong())));
        return new Sizing(
                new SizedModel(bundled.id(), bundled.config(), bundled.weights()),
                options -> plan.estimate(options).with(earlier.get()),
                List.of("shapes from the bundled catalogue (" + why + "): " + bundled.source()));
    }
}
