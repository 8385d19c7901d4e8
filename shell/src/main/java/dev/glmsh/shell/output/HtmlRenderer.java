package dev.glmsh.shell.output;

import dev.glmsh.table.TableFormat;

/** Values as fragments of HTML: tables as tables, everything else as preformatted text. */
final class HtmlRenderer implements Renderer {
    private final Renderer text = new TextRenderer(TableFormat.TEXT);

    @Override
    public String render(Value value) {
        if (value instanceof Value.Tabular tabular) {
            return TableFormat.HTML.render(tabular.table());
        }
        if (value instanceof Value.Report report) {
            return TableFormat.HTML.render(report.table());
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
