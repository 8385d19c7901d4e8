package dev.glmsh.quality;

import dev.glmsh.table.Columns;
import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Precisions side by side, a row for each; the first is the reference. Stateless. */
public final class QualityTable {
    private QualityTable() {}

    /** The results as a table. */
    public static Table of(List<QualityResult> results) {
        StringColumn models = Columns.text("model");
        StringColumn precisions = Columns.text("precision");
        LongColumn tokens = Columns.count("tokens");
        DoubleColumn perplexities = Columns.measured("perplexity", 3, "");
        DoubleColumn errors = Columns.measured("± se", 3, "");
        DoubleColumn divergences = Columns.measured("KL divergence", 6, "");
        DoubleColumn agreements = Columns.measured("same top token", 2, "%");
        for (QualityResult result : results) {
            models.append(result.model());
            precisions.append(result.precision());
            tokens.append(result.tokens());
            perplexities.append(result.perplexity());
            errors.append(result.standardError());
            divergences.append(result.divergence());
            agreements.append(100 * result.agreement());
        }
        return Table.create("quality", models, precisions, tokens, perplexities, errors, divergences, agreements);
    }
}
