package dev.glmsh.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * Writes a table for people: title, header, a thin rule, then the rows, with columns aligned by display width and numbers
 * to the right. No line ends in white space. Immutable.
 *
 * <p>Where a width is given, text columns give way first: the widest is cut with an ellipsis until the table fits or all
 * are as narrow as is still readable. Numbers are never cut; if they do not fit side by side, each row is written as a
 * {@link RecordText record}, a line for each column.
 *
 * <pre>{@code
 * Memory
 * Component  Peak memory  Share
 * ─────────────────────────────
 * weights      17.51 GiB  91.3%
 * KV cache      1.25 GiB   6.5%
 * }</pre>
 */
public final class TextTable implements TableRenderer {
    private static final int NARROWEST_TEXT = 12;
    private static final int GAP = 2;
    private static final String NO_ROWS = "(no rows)";

    private final int width;
    private final ByteNotation bytes;

    private TextTable(int width, ByteNotation bytes) {
        this.width = width;
        this.bytes = bytes;
    }

    /** Tables as wide as their content. */
    public static TextTable unlimited() {
        return new TextTable(Integer.MAX_VALUE, ByteNotation.UNITS);
    }

    /** Tables at most {@code width} cells wide, as far as numbers and column names allow. */
    public static TextTable fitting(int width) {
        if (width < 1) {
            throw new IllegalArgumentException("width is " + width);
        }
        return new TextTable(width, ByteNotation.UNITS);
    }

    /** The same with byte counts written so. */
    public TextTable with(ByteNotation notation) {
        return new TextTable(width, notation);
    }

    @Override
    public String render(Table table) {
        List<String> lines = new ArrayList<>();
        titleOf(table).map(title -> DisplayWidth.truncate(title, width)).ifPresent(lines::add);
        int[] widths = contentWidths(table);
        shrink(table, widths);
        if (table.columnCount() == 0) {
            lines.add(NO_ROWS);
        } else if (total(widths) <= width || table.isEmpty()) {
            addGrid(lines, table, widths);
        } else {
            new RecordText(table, width, bytes).addTo(lines);
        }
        return String.join("\n", lines);
    }

    /** The table's name as it is printed; empty if it has none. */
    static Optional<String> titleOf(Table table) {
        return Optional.ofNullable(table.name()).filter(name -> !name.isBlank()).map(VisibleText::of);
    }

    /** A column's name as it is printed. */
    static String headerOf(Column<?> column) {
        return VisibleText.of(column.name());
    }

    /** How wide a table is whose columns stand beside each other, in cells. */
    static int widthOf(Table table, ByteNotation bytes) {
        return total(unlimited().with(bytes).contentWidths(table));
    }

    private int[] contentWidths(Table table) {
        return table.columns().stream().mapToInt(this::contentWidth).toArray();
    }

    private int contentWidth(Column<?> column) {
        int widest = DisplayWidth.of(headerOf(column));
        for (int row = 0; row < column.size(); row++) {
            widest = Math.max(widest, DisplayWidth.of(bytes.cell(column, row)));
        }
        return widest;
    }

    private static int total(int[] widths) {
        return Arrays.stream(widths).sum() + GAP * (widths.length - 1);
    }

    private void shrink(Table table, int[] widths) {
        for (int excess = total(widths) - width; excess > 0; excess--) {
            int widest = -1;
            for (int i = 0; i < widths.length; i++) {
                boolean mayShrink = !isNumeric(table.column(i)) && widths[i] > NARROWEST_TEXT;
                if (mayShrink && (widest < 0 || widths[i] > widths[widest])) {
                    widest = i;
                }
            }
            if (widest < 0) {
                return;
            }
            widths[widest]--;
        }
    }

    private void addGrid(List<String> lines, Table table, int[] widths) {
        List<String> headers = table.columns().stream().map(TextTable::headerOf).toList();
        lines.add(line(table, headers, widths));
        lines.add("─".repeat(total(widths)));
        for (int row = 0; row < table.rowCount(); row++) {
            int index = row;
            lines.add(line(
                    table,
                    table.columns().stream()
                            .map(column -> bytes.cell(column, index))
                            .toList(),
                    widths));
        }
        if (table.isEmpty()) {
            lines.add(NO_ROWS);
        }
    }

    private static String line(Table table, List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String cell = DisplayWidth.truncate(cells.get(i), widths[i]);
            String padding = " ".repeat(widths[i] - DisplayWidth.of(cell));
            line.append(i == 0 ? "" : " ".repeat(GAP));
            line.append(isNumeric(table.column(i)) ? padding + cell : cell + padding);
        }
        return line.toString().stripTrailing();
    }

    private static boolean isNumeric(Column<?> column) {
        return column instanceof NumericColumn;
    }
}
