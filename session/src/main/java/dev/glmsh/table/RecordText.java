package dev.glmsh.table;

import java.util.List;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Writes each row of a table that is too wide for the terminal as a block of lines, one for each column. */
final class RecordText {
    private static final int GAP = 2;
    private static final int NARROWEST_VALUE = 8;

    private final Table table;
    private final int width;
    private final ByteNotation bytes;

    RecordText(Table table, int width, ByteNotation bytes) {
        this.table = table;
        this.width = width;
        this.bytes = bytes;
    }

    /** Adds the rows to {@code lines}, an empty line between two rows. */
    void addTo(List<String> lines) {
        int names = table.columns().stream()
                .mapToInt(column -> DisplayWidth.of(TextTable.headerOf(column)))
                .max()
                .orElse(0);
        int values = Math.max(NARROWEST_VALUE, width - names - GAP);
        lines.add("─".repeat(Math.min(width, names + GAP + widestValue(values))));
        for (int row = 0; row < table.rowCount(); row++) {
            if (row > 0) {
                lines.add("");
            }
            for (Column<?> column : table.columns()) {
                String name = TextTable.headerOf(column);
                String gap = " ".repeat(names - DisplayWidth.of(name) + GAP);
                String cell = bytes.cell(column, row);
                boolean whole = column instanceof NumericColumn;
                lines.add(name + gap + (whole ? cell : DisplayWidth.truncate(cell, values)));
            }
        }
    }

    private int widestValue(int limit) {
        int widest = 0;
        for (Column<?> column : table.columns()) {
            for (int row = 0; row < column.size(); row++) {
                widest = Math.max(widest, DisplayWidth.of(bytes.cell(column, row)));
            }
        }
        return Math.min(widest, limit);
    }
}
