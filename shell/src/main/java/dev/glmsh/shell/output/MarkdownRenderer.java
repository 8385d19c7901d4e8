package dev.glmsh.shell.output;

import dev.glmsh.table.ByteNotation;
import dev.glmsh.table.TableFormat;
import dev.glmsh.table.TableRenderer;
import java.util.List;
import java.util.stream.Collectors;
import tech.tablesaw.api.Table;

/** Values as Markdown: tables as tables, a generation as it is, text whose layout matters as code. */
final class MarkdownRenderer implements Renderer {
    private final TableRenderer tables;
    private final Renderer text;

    MarkdownRenderer(ByteNotation bytes) {
        tables = TableFormat.MARKDOWN.with(bytes);
        text = new TextRenderer(TableFormat.TEXT.with(bytes));
    }

    @Override
    public String render(Value value) {
        if (value instanceof Value.Tabular tabular) {
            return withRemarks(tabular.table(), tabular.remarks());
        }
        if (value instanceof Value.Report report) {
            return withRemarks(report.table(), report.remarks());
        }
        boolean code = value instanceof Value.Text || value instanceof Value.Java;
        return code ? code(text.render(value)) : text.render(value);
    }

    private String withRemarks(Table table, List<String> remarks) {
        String list = remarks.stream().map(remark -> "- " + remark).collect(Collectors.joining("\n"));
        return tables.render(table) + (list.isEmpty() ? "" : "\n\n" + list);
    }

    /** A code block, its fence longer than any run of backticks inside, as CommonMark 0.31 asks (section 4.5). */
    private static String code(String text) {
        String fence = "```";
        while (text.contains(fence)) {
            fence += "`";
        }
        return fence + "\n" + text + "\n" + fence;
    }
}
