package dev.glmsh.sizing;

import dev.glmsh.table.BarChart;
import dev.glmsh.table.Bytes;
import dev.glmsh.table.Columns;
import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Models, precisions, contexts and batches side by side: a row for each combination. */
public final class Grid {
    private Grid() {}

    /** The rows as a table. */
    public static Table table(List<GridRow> rows) {
        StringColumn models = Columns.text("model");
        StringColumn precisions = Columns.text("precision");
        LongColumn contexts = Columns.count("context");
        LongColumn batches = Columns.count("batch");
        LongColumn weights = Columns.bytes("weights");
        LongColumn caches = Columns.bytes("KV cache");
        LongColumn others = Columns.bytes("other");
        LongColumn totals = Columns.bytes("total");
        StringColumn verdicts = Columns.text("verdict");
        DoubleColumn decode = Columns.perSecond("decode tok/s");
        for (GridRow row : rows) {
            models.append(row.model());
            precisions.append(row.estimate().request().precision().label());
            contexts.append(row.estimate().request().context());
            batches.append(row.estimate().request().batch());
            weights.append(row.bytes("weights"));
            caches.append(row.bytes("KV cache"));
            others.append(row.otherBytes());
            totals.append(row.estimate().totalBytes());
            verdicts.append(Verdict.of(row.estimate().verdict()));
            decode.append(row.speed().decodeTokensPerSecond());
        }
        return Table.create(
                "estimates", models, precisions, contexts, batches, weights, caches, others, totals, verdicts, decode);
    }

    /** The rows as bars, with the room that they are compared with. */
    public static BarChart bars(List<GridRow> rows) {
        List<BarChart.Bar> bars = rows.stream()
                .map(row -> new BarChart.Bar(
                        row.label(),
                        List.of(row.bytes("weights"), row.bytes("KV cache"), row.otherBytes()),
                        Bytes.format(row.estimate().totalBytes()) + " "
                                + Verdict.of(row.estimate().verdict())))
                .toList();
        long room = rows.get(0).estimate().limits().room();
        return new BarChart(List.of("weights", "KV cache", "other"), bars, room, Bytes::format);
    }
}
