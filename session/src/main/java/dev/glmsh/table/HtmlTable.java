package dev.glmsh.table;

import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * Writes a table as semantic HTML: caption, header cells with a scope, numbers to the right. The style is inline because
 * notebooks drop style sheets. A numeric cell whose text is rounded carries the exact value in its {@code title}, which
 * browsers show on hovering. All content is escaped. Immutable.
 *
 * <p>Where a width is given, a single row that is wider is written as a record, a line for each column; pages scroll
 * sideways for wider tables of more rows.
 */
public final class HtmlTable implements TableRenderer {
    private static final String RIGHT = " style=\"text-align: right; white-space: nowrap\"";

    private final int width;
    private final ByteNotation bytes;

    private HtmlTable(int width, ByteNotation bytes) {
        this.width = width;
        this.bytes = bytes;
    }

    /** Tables as wide as their content. */
    public static HtmlTable unlimited() {
        return new HtmlTable(Integer.MAX_VALUE, ByteNotation.UNITS);
    }

    /** Tables for a page on which about {@code width} characters stand beside each other. */
    public static HtmlTable fitting(int width) {
        if (width < 1) {
            throw new IllegalArgumentException("width is " + width);
        }
        return new HtmlTable(width, ByteNotation.UNITS);
    }

    /** The same with byte counts written so. */
    public HtmlTable with(ByteNotation notation) {
        return new HtmlTable(width, notation);
    }

    @Override
    public String render(Table table) {
        String caption = HtmlCell.caption(table);
        boolean record = table.rowCount() == 1 && TextTable.widthOf(table, bytes) > width;
        return "<table>\n" + caption + (record ? record(table) : grid(table)) + "  </tbody>\n</table>";
    }

    private String grid(Table table) {
        StringBuilder html = new StringBuilder("  <thead>\n    <tr>");
        for (Column<?> column : table.columns()) {
            html.append(HtmlCell.header("col", align(column), column.name()));
        }
        html.append("</tr>\n  </thead>\n  <tbody>\n");
        for (int row = 0; row < table.rowCount(); row++) {
            html.append("    <tr>");
            for (Column<?> column : table.columns()) {
                html.append(HtmlCell.cell(column, row, bytes, align(column)));
            }
            html.append("</tr>\n");
        }
        return html.toString();
    }

    private String record(Table table) {
        StringBuilder html = new StringBuilder("  <tbody>\n");
        for (Column<?> column : table.columns()) {
            html.append("    <tr>")
                    .append(HtmlCell.header("row", HtmlCell.LEFT, column.name()))
                    .append(HtmlCell.cell(column, 0, bytes, HtmlCell.LEFT))
                    .append("</tr>\n");
        }
        return html.toString();
    }

    private static String align(Column<?> column) {
        return column instanceof NumericColumn ? RIGHT : HtmlCell.LEFT;
    }
}
