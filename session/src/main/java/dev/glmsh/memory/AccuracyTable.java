package dev.glmsh.memory;

import dev.glmsh.table.Columns;
import java.util.List;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Predicted beside measured, one row a part. */
public final class AccuracyTable {
    private AccuracyTable() {}

    /** The entries' comparisons in their order. */
    public static Table of(List<LedgerEntry> entries) {
        StringColumn times = Columns.text("time");
        StringColumn models = Columns.text("model");
        StringColumn how = Columns.text("as");
        StringColumn events = Columns.text("after");
        StringColumn components = Columns.text("component");
        LongColumn predicted = Columns.bytes("predicted");
        LongColumn measured = Columns.bytes("measured");
        LongColumn errors = Columns.bytes("error");
        DoubleColumn percents = Columns.percent("error %");
        BooleanColumn close = BooleanColumn.create("close");
        for (LedgerEntry entry : entries) {
            for (Comparison comparison : entry.comparisons()) {
                times.append(entry.time().toString().substring(0, 16).replace('T', ' '));
                models.append(entry.model());
                how.append(entry.precision() + " " + entry.layout());
                events.append(entry.tokens() == 0 ? entry.event() : String.format("%,d tokens", entry.tokens()));
                components.append(comparison.component());
                predicted.append(comparison.predicted());
                measured.append(comparison.measured());
                errors.append(comparison.error());
                if (comparison.measured() > 0) {
                    percents.append(comparison.errorPercent());
                } else {
                    percents.appendMissing(); // a share of nothing says nothing
                }
                close.append(comparison.isClose());
            }
        }
        return Table.create(
                "accuracy", times, models, how, events, components, predicted, measured, errors, percents, close);
    }
}
