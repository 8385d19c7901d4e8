package dev.glmsh.table;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tech.tablesaw.api.Table;

/**
 * Writes a table as RFC 4180 says: lines end in CR LF (here between records, not after the last), and a field that holds
 * a comma, a quote or a line break is quoted, its quotes doubled.
 */
final class CsvTable implements TableRenderer {
    private static final String LINE_END = "\r\n";

    @Override
    public String render(Table table) {
        List<String> lines = new ArrayList<>();
        lines.add(record(Keys.of(table.columnNames())));
        for (int row = 0; row < table.rowCount(); row++) {
            int index = row;
            lines.add(record(table.columns().stream()
                    .map(column ->
                            MachineValue.of(column, index).map(CsvTable::text).orElse(""))
                    .toList()));
        }
        return String.join(LINE_END, lines);
    }

    private static String text(Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }

    private static String record(List<String> fields) {
        return fields.stream().map(CsvTable::field).collect(Collectors.joining(","));
    }

    private static String field(String text) {
        boolean special = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return special ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
