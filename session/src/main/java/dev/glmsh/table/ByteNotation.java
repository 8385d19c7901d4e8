package dev.glmsh.table;

import java.util.Locale;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.columns.Column;

/** How people see byte counts; JSON and CSV always have the plain number. Stateless. */
public enum ByteNotation {
    /** {@code 19.17 GiB}. */
    UNITS,
    /** {@code 20,585,554,944 B}. */
    EXACT;

    /** A cell as it is printed, with its unit and without control characters. */
    String cell(Column<?> column, int row) {
        if (column.isMissing(row)) {
            return UnitFormatter.ABSENT;
        }
        String text = VisibleText.of(column.getString(row));
        return this == EXACT && isByteCount(column, row, text) ? exact((LongColumn) column, row) : text;
    }

    /** Told by its text, because Tablesaw does not give a column's formatter away. */
    private static boolean isByteCount(Column<?> column, int row, String text) {
        return column instanceof LongColumn counts && text.equals(Bytes.format(counts.getLong(row)));
    }

    private static String exact(LongColumn counts, int row) {
        return String.format(Locale.ROOT, "%,d B", counts.getLong(row));
    }
}
