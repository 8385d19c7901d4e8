package dev.glmsh.table;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * Writes a table as semantic HTML: caption, header cells with a scope, numbers to the right. The style is inline because
 * notebooks drop style sheets. A numeric cell whose text is rounded carries the exact value in its {@code title}, which
 * browsers show on hovering. All content is escaped.
 */
final class HtmlTable implements TableRenderer {
    private static final Pattern LEADING_NUMBER = Pattern.compile("-?[\\d,]+(?:\\.\\d+)?");
    private static final String RIGHT = " style=\"text-align: right; white-space: nowrap\"";
    private static final String LEFT = " style=\"text-align: left\"";

    private final ByteNotation bytes;

    HtmlTable(ByteNotation bytes) {
        this.bytes = bytes;
    }

    @Override
    public String render(Table table) {
        StringBuilder html = new StringBuilder("<table>\n");
        TextTable.titleOf(table)
                .ifPresent(title ->
                        html.append("  <caption>").append(escape(title)).append("</caption>\n"));
        html.append("  <thead>\n    <tr>");
        for (Column<?> column : table.columns()) {
            html.append("<th scope=\"col\"").append(align(column)).append('>');
            html.append(escape(column.name())).append("</th>");
        }
        html.append("</tr>\n  </thead>\n  <tbody>\n");
        for (int row = 0; row < table.rowCount(); row++) {
            appendRow(html, table, row);
        }
        return html.append("  </tbody>\n</table>").toString();
    }

    private void appendRow(StringBuilder html, Table table, int row) {
        html.append("    <tr>");
        for (Column<?> column : table.columns()) {
            html.append("<td").append(align(column));
            exactValue(column, row)
                    .ifPresent(value -> html.append(" title=\"").append(value).append('"'));
            html.append('>').append(escape(bytes.cell(column, row))).append("</td>");
        }
        html.append("</tr>\n");
    }

    private static String align(Column<?> column) {
        return column instanceof NumericColumn ? RIGHT : LEFT;
    }

    /** The exact value, if the column is numeric and its text says another number. */
    private Optional<String> exactValue(Column<?> column, int row) {
        if (!(column instanceof NumericColumn<?> numbers) || column.isMissing(row)) {
            return Optional.empty();
        }
        Object raw = column.get(row);
        if (!Double.isFinite(numbers.getDouble(row))) {
            return Optional.empty();
        }
        BigDecimal exact = new BigDecimal(raw.toString());
        Matcher shown = LEADING_NUMBER.matcher(bytes.cell(column, row));
        boolean same = shown.lookingAt() && new BigDecimal(shown.group().replace(",", "")).compareTo(exact) == 0;
        return same ? Optional.empty() : Optional.of(exact.toPlainString());
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
