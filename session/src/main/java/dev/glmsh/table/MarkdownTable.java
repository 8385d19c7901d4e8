package dev.glmsh.table;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * Writes a table as GitHub Flavored Markdown 0.29 has it: a bold title, then pipes, numbers to the right. Cells are
 * padded by display width, so that the source can be read too; what Markdown would take for markup is escaped.
 */
final class MarkdownTable implements TableRenderer {
    private static final int NARROWEST = 3;

    private final ByteNotation bytes;

    MarkdownTable(ByteNotation bytes) {
        this.bytes = bytes;
    }

    @Override
    public String render(Table table) {
        String title = TextTable.titleOf(table)
                .map(text -> "**" + escape(text) + "**\n\n")
                .orElse("");
        List<List<String>> columns = table.columns().stream().map(this::cells).toList();
        if (columns.isEmpty()) {
            return title + "(no columns)";
        }
        List<String> lines = new ArrayList<>();
        for (int line = 0; line < table.rowCount() + 2; line++) {
            int index = line;
            lines.add(columns.stream().map(column -> column.get(index)).collect(Collectors.joining(" | ", "| ", " |")));
        }
        return title + String.join("\n", lines);
    }

    /** Header, rule and rows of a column, all of the same width. */
    private List<String> cells(Column<?> column) {
        boolean right = column instanceof NumericColumn;
        List<String> cells = new ArrayList<>();
        cells.add(escape(TextTable.headerOf(column)));
        for (int row = 0; row < column.size(); row++) {
            cells.add(escape(bytes.cell(column, row)));
        }
        int width = Math.max(
                NARROWEST, cells.stream().mapToInt(DisplayWidth::of).max().orElse(0));
        List<String> padded = new ArrayList<>(
                cells.stream().map(cell -> pad(cell, width, right)).toList());
        padded.add(1, right ? "-".repeat(width - 1) + ":" : "-".repeat(width));
        return padded;
    }

    private static String pad(String cell, int width, boolean right) {
        String padding = " ".repeat(width - DisplayWidth.of(cell));
        return right ? padding + cell : cell + padding;
    }

    private static String escape(String text) {
        return text.replaceAll("([\\\\|`*_<\\[\\]])", "\\\\$1");
    }
}
