package dev.glmsh.table;

import tech.tablesaw.api.Table;

/**
 * The forms in which a table can be shown; the same table gives all five. Thread-safe.
 *
 * <pre>{@code
 * terminal.writer().println(TableFormat.TEXT.render(session.memory()));
 * }</pre>
 *
 * A terminal of known width uses {@link TextTable#fitting} in place of {@link #TEXT}.
 */
public enum TableFormat implements TableRenderer {
    /** For people: title, header, a thin rule, columns aligned by display width, numbers to the right, with units. */
    TEXT,
    /** One line: an array of objects with snake_case keys, plain numbers, and {@code null} for what is absent. */
    JSON,
    /** RFC 4180 with a header of the same keys as JSON, plain numbers, and empty fields for what is absent. */
    CSV,
    /** A {@code <table>} for notebooks; cells whose text is rounded carry the exact value in their {@code title}. */
    HTML,
    /** GitHub Flavored Markdown, for reports and issues; with units, as in text. */
    MARKDOWN;

    @Override
    public String render(Table table) {
        return with(ByteNotation.UNITS).render(table);
    }

    /** This form with byte counts written so; JSON and CSV have plain numbers anyway. */
    public TableRenderer with(ByteNotation bytes) {
        return switch (this) {
            case TEXT -> TextTable.unlimited().with(bytes);
            case JSON -> new JsonTable();
            case CSV -> new CsvTable();
            case HTML -> HtmlTable.unlimited().with(bytes);
            case MARKDOWN -> new MarkdownTable(bytes);
        };
    }
}
