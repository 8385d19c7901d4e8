package dev.glmsh.table;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** The parts of a table in HTML, with their content escaped. */
final class HtmlCell {
    /** A style's attribute, for what is no number. */
    static final String LEFT = " style=\"text-align: left\"";

    private static final Pattern LEADING_NUMBER = Pattern.compile("-?[\\d,]+(?:\\.\\d+)?");

    private HtmlCell() {}

    /** The line with the table's title; nothing if it has none. */
    static String caption(Table table) {
        return TextTable.titleOf(table)
                .map(title -> "  <caption>" + escape(title) + "</caption>\n")
                .orElse("");
    }

    /** A header cell for a column or, with the scope {@code row}, for a row. */
    static String header(String scope, String style, String name) {
        return "<th scope=\"" + scope + "\"" + style + ">" + escape(name) + "</th>";
    }

    /** A cell, with the exact value in its {@code title} where the text is rounded. */
    static String cell(Column<?> column, int row, ByteNotation bytes, String style) {
        String text = bytes.cell(column, row);
        String title = exactValue(column, row, text)
                .map(value -> " title=\"" + value + "\"")
                .orElse("");
        return "<td" + style + title + ">" + escape(text) + "</td>";
    }

    /** The exact value, if the column is numeric and its text says another number. */
    private static Optional<String> exactValue(Column<?> column, int row, String text) {
        if (!(column instanceof NumericColumn<?> numbers) || column.isMissing(row)) {
            return Optional.empty();
        }
        if (!Double.isFinite(numbers.getDouble(row))) {
            return Optional.empty();
        }
        BigDecimal exact = new BigDecimal(column.get(row).toString());
        Matcher shown = LEADING_NUMBER.matcher(text);
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
