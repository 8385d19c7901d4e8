package dev.glmsh.shell.output;

import dev.glmsh.table.TableRenderer;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tech.tablesaw.api.Table;

/** Values for people. */
final class TextRenderer implements Renderer {
    private final TableRenderer tables;

    /** @param tables which knows how wide a table may be */
    TextRenderer(TableRenderer tables) {
        this.tables = tables;
    }

    @Override
    public String render(Value value) {
        if (value instanceof Value.Tabular tabular) {
            return withRemarks(tabular.table(), tabular.remarks());
        }
        if (value instanceof Value.Chart chart) {
            return render(chart.tabular()) + "\n" + String.join("\n", chart.lines());
        }
        if (value instanceof Value.Report report) {
            return withRemarks(report.table(), report.remarks());
        }
        if (value instanceof Value.Generated generated) {
            return generated.generation().text();
        }
        if (value instanceof Value.Text text) {
            return text.text();
        }
        if (value instanceof Value.Note note) {
            return note.line();
        }
        if (value instanceof Value.Image image) {
            return image.toString();
        }
        Value.Java java = (Value.Java) value;
        return java.type() + " " + java.name() + " ==> " + java.text();
    }

    private String withRemarks(Table table, List<String> remarks) {
        return Stream.concat(Stream.of(tables.render(table)), remarks.stream()).collect(Collectors.joining("\n"));
    }
}
