package dev.glmsh.session;

import dev.glmsh.Cancellation;
import dev.glmsh.GlmshException;
import dev.glmsh.catalogue.Catalogue;
import dev.glmsh.catalogue.CatalogueModel;
import dev.glmsh.checkpoint.Checkpoint;
import dev.glmsh.checkpoint.hub.HubSource;
import dev.glmsh.memory.Estimate;
import dev.glmsh.memory.Ledger;
import dev.glmsh.memory.TrackRecord;
import dev.glmsh.sizing.SizedModel;
import dev.glmsh.torch.TorchThread;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/**
 * Finds the shapes of a model that is to be estimated: what is here, else what the hub tells, else what is bundled. The
 * catalogue comes last because a repository may have changed since. Loads are planned on the torch thread.
 *
 * @param current is given back for what is planned
 * @param ledger tells how right estimates were
 */
record Estimates(TorchThread torch, RunningWork running, Models models, CurrentModel current, Ledger ledger) {
    /** What is here or what the hub tells. */
    Estimate estimate(String name, EstimateOptions asked, Cancellation cancellation) {
        ModelReference reference = ModelReference.of(name);
        return estimate(running.during(cancellation, () -> models.headers(reference, cancellation)), asked);
    }

    /** What a load of the checkpoint would take. */
    Estimate estimate(Checkpoint checkpoint, EstimateOptions asked) {
        return torch.run(() -> current.planner(checkpoint).estimate(asked).with(TrackRecord.of(ledger.entries())));
    }

    /** What is here, what the hub tells, or what is bundled. */
    Sizing sizing(String name, Cancellation cancellation) {
        return running.during(cancellation, () -> find(name, cancellation));
    }

    private Sizing find(String name, Cancellation cancellation) {
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
                options -> estimate(checkpoint, options),
                List.of());
    }

    private Sizing of(CatalogueModel bundled, String why) {
        CataloguePlanner plan = torch.run(() -> CataloguePlanner.now(bundled, current.heldBytes()));
        return new Sizing(
                new SizedModel(bundled.id(), bundled.config(), bundled.weights()),
                options -> plan.estimate(options).with(TrackRecord.of(ledger.entries())),
                List.of("shapes from the bundled catalogue (" + why + "): " + bundled.source()));
    }
}
