package dev.glmsh.shell.output;

import dev.glmsh.table.TableFormat;
import dev.glmsh.table.TextTable;
import java.util.Locale;

/**
 * The ways to write a value down. Each renders to text without a line break at the end, or to nothing where the value
 * has no place in the format. Thread-safe.
 *
 * <pre>{@code
 * System.out.println(Format.JSON.render(new Value.Tabular(table)));    // [{"device":"cpu","total":16777216}]
 * }</pre>
 */
public enum Format implements Renderer {
    /** Aligned text for people. */
    TEXT,
    /** One JSON document a line. */
    JSON,
    /** Rows with a header, RFC 4180. */
    CSV,
    /** Fragments of HTML, escaped. */
    HTML;

    @Override
    public String render(Value value) {
        return renderer().render(value);
    }

    /** This format on a screen of so many columns, which only text minds. */
    public Renderer fitting(int columns) {
        return this == TEXT ? new TextRenderer(TextTable.fitting(columns)) : this;
    }

    private Renderer renderer() {
        return switch (this) {
            case TEXT -> new TextRenderer(TableFormat.TEXT);
            case JSON -> new JsonRenderer();
            case CSV -> new CsvRenderer();
            case HTML -> new HtmlRenderer();
        };
    }

    /** As the command line spells it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
