package dev.glmsh.shell.output;

import dev.glmsh.table.ByteNotation;
import dev.glmsh.table.HtmlTable;
import dev.glmsh.table.TableFormat;
import dev.glmsh.table.TableRenderer;

/** Values as fragments of HTML: tables as tables, everything else as preformatted text. */
final class HtmlRenderer implements Renderer {
    private final TableRenderer tables;
    private final Renderer text;

    HtmlRenderer(HtmlTable tables, ByteNotation bytes) {
        this.tables = tables.with(bytes);
        text = new TextRenderer(TableFormat.TEXT.with(bytes));
    }

    @Override
    public String render(Value value) {
        if (value instanceof Value.Tabular tabular) {
            return tables.render(tabular.table());
        }
        if (value instanceof Value.Chart chart) {
            return render(chart.tabular()) + "\n" + render(chart.picture());
        }
        if (value instanceof Value.Report report) {
            return tables.render(report.table());
        }
        if (value instanceof Value.Image image) {
            String size =
                    image.width() == 0 ? "" : " width=\"%d\" height=\"%d\"".formatted(image.width(), image.height());
            return "<img src=\"data:%s;base64,%s\"%s>".formatted(escaped(image.mimeType()), image.base64(), size);
        }
        return "<pre>" + escaped(text.render(value)) + "</pre>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
