package dev.glmsh.session;

import dev.glmsh.GlmshException;
import dev.glmsh.memory.Change;
import dev.glmsh.memory.Estimate;
import java.util.List;
import tech.tablesaw.api.Table;

/** A model was not loaded because it would not fit in memory. Carries the table of what it would take. */
public final class DoesNotFitException extends GlmshException {
    private final transient Estimate estimate;

    DoesNotFitException(String name, Estimate estimate) {
        super(name + " " + estimate.summary(), nextStep(estimate.changes()));
        this.estimate = estimate;
    }

    private static String nextStep(List<Change> changes) {
        return changes.stream()
                .findFirst()
                .map(change -> "try " + change.what())
                .orElse("close other programs, or use a smaller model");
    }

    /** What it would take, part by part. */
    public Table table() {
        return estimate.table();
    }
}
