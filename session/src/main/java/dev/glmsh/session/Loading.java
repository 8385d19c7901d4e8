package dev.glmsh.session;

import dev.glmsh.Cancellation;
import dev.glmsh.Progress;
import dev.glmsh.checkpoint.Checkpoint;
import dev.glmsh.memory.Ledger;
import dev.glmsh.torch.TorchThread;
import java.util.Optional;

/**
 * Puts one model in the place of another, and forgets the conversation with that.
 *
 * @param current what is replaced
 * @param defaults follow what the new model recommends
 * @param ledger where a load is recorded
 */
record Loading(
        TorchThread torch,
        RunningWork running,
        Models models,
        CurrentModel current,
        Conversation conversation,
        DefaultOptions defaults,
        Ledger ledger) {
    /** Downloads the model first, if it is not here, but not before it was found to fit. */
    LoadReport load(ModelReference reference, LoadOptions load, Progress progress, Cancellation cancellation) {
        if (!models.isPresent(reference)) {
            Checkpoint headers = models.headers(reference, cancellation);
            torch.run(() -> current.planner(headers).plan(load).orRefuse(headers));
        }
        Checkpoint checkpoint = running.during(cancellation, () -> models.open(reference, progress, cancellation));
        return load(checkpoint, load, progress, cancellation);
    }

    /** Keeps what is loaded until everything about the other was checked. */
    LoadReport load(Checkpoint checkpoint, LoadOptions load, Progress progress, Cancellation cancellation) {
        return running.run(cancellation, () -> {
            LoadPlan plan = current.planner(checkpoint).plan(load).orRefuse(checkpoint);
            MeasuredTokenizer tokenizer = MeasuredTokenizer.open(checkpoint);
            unload();
            LoadedModel loaded = LoadedModel.load(checkpoint, tokenizer, plan, progress, cancellation);
            current.replace(Optional.of(loaded));
            ledger.append(loaded.memory().newestRecord());
            defaults.follow(checkpoint.generationDefaults());
            return new LoadReport(InfoTable.of(loaded), plan.choices(), plan.warnings());
        });
    }

    void unload() {
        running.settle();
        conversation.clear();
        current.find()
                .ifPresent(
                        loaded -> { // else the torch thread would start LibTorch only to find nothing
                            current.replace(Optional.empty());
                            torch.run(() -> {
                                loaded.close();
                                return true;
                            });
                        });
    }
}
