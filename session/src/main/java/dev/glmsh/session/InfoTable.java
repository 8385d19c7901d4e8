package dev.glmsh.session;

import dev.glmsh.checkpoint.Checkpoint;
import dev.glmsh.checkpoint.ModelConfig;
import dev.glmsh.checkpoint.TensorEntry;
import dev.glmsh.table.Columns;
import tech.tablesaw.api.Table;

/** One row about the loaded model. */
final class InfoTable {
    private InfoTable() {}

    static Table of(LoadedModel model) {
        Checkpoint checkpoint = model.checkpoint();
        ModelConfig config = checkpoint.config();
        LoadPlan plan = model.plan();
        long parameters = checkpoint.weights().parameterCount();
        return Table.create(
                "model",
                Columns.text("model", checkpoint.name()),
                Columns.text("type", config.modelType()),
                Columns.count("parameters", parameters),
                Columns.count("layers", config.layers()),
                Columns.count("hidden", config.hiddenSize()),
                Columns.text("precision", plan.precision().label()),
                Columns.text("output layer", plan.precision().headPrecision().label()),
                Columns.text("layout", LoadPlan.label(plan.layout())),
                Columns.text("single tokens by", model.decoder().tokenKernels()),
                Columns.bytes("weights", plan.estimate().weightBytes()),
                Columns.bytes(
                        "vision, skipped",
                        checkpoint.weights().vision().stream()
                                .mapToLong(TensorEntry::byteCount)
                                .sum()),
                Columns.count("context", plan.context()),
                Columns.count("cached", model.cachedTokens()),
                Columns.count("threads", plan.threads()),
                Columns.milliseconds("load", model.loadMs()));
    }
}
