package dev.glmsh.shell.output;

import static java.util.Objects.requireNonNull;

import dev.glmsh.table.ByteNotation;
import dev.glmsh.table.HtmlTable;
import dev.glmsh.table.TableFormat;
import dev.glmsh.table.TextTable;
import java.util.Optional;

/**
 * How values are written down: what the settings say, unless a line says otherwise.
 *
 * <pre>{@code
 * look.with(Optional.of(Format.JSON)).renderer().render(value);
 * }</pre>
 *
 * @param format which format
 * @param bytes how people see byte counts
 */
public record Look(Format format, ByteNotation bytes) {
    /** Text with units. */
    public static final Look STANDARD = new Look(Format.TEXT, ByteNotation.UNITS);

    /** Checks that nothing is missing. */
    public Look {
        requireNonNull(format, "format is null");
        requireNonNull(bytes, "bytes is null");
    }

    /** The same in another format, if one is given. */
    public Look with(Optional<Format> other) {
        return new Look(other.orElse(format), bytes);
    }

    /** The same with exact byte counts. */
    public Look exact() {
        return new Look(format, ByteNotation.EXACT);
    }

    /** Writes as wide as values are; for files and pipes. */
    public Renderer renderer() {
        return switch (format) {
            case TEXT -> new TextRenderer(TableFormat.TEXT.with(bytes));
            case JSON -> new JsonRenderer();
            case CSV -> new CsvRenderer();
            case HTML -> new HtmlRenderer(HtmlTable.unlimited(), bytes);
            case MARKDOWN -> new MarkdownRenderer(bytes);
        };
    }

    /** Writes for a screen of so many columns, which only text minds. */
    public Renderer fitting(int columns) {
        return format == Format.TEXT
                ? new TextRenderer(TextTable.fitting(columns).with(bytes))
                : renderer();
    }

    /** Writes HTML for a page on which about so many characters stand beside each other, whatever the format. */
    public Renderer page(int columns) {
        return new HtmlRenderer(HtmlTable.fitting(columns), bytes);
    }
}
