package dev.glmsh.shell.output;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

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
    HTML,
    /** GitHub Flavored Markdown. */
    MARKDOWN;

    @Override
    public String render(Value value) {
        return Look.STANDARD.with(Optional.of(this)).renderer().render(value);
    }

    /** The format that a file's name asks for by its extension: {@code memory.json}. */
    public static Optional<Format> ofFile(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "json", "jsonl", "ndjson" -> Optional.of(JSON);
            case "csv" -> Optional.of(CSV);
            case "html", "htm" -> Optional.of(HTML);
            case "md", "markdown" -> Optional.of(MARKDOWN);
            default -> Optional.empty();
        };
    }

    /** As the command line spells it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
