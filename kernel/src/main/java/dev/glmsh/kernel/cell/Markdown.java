package dev.glmsh.kernel.cell;

import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * Markdown that a model wrote as HTML. A model is not trusted: HTML in its text is shown as text, and links lead nowhere
 * but to the web. Lines end where the model ends them, as in a terminal.
 */
final class Markdown {
    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .extensions(EXTENSIONS)
            .escapeHtml(true)
            .sanitizeUrls(true)
            .softbreak("<br>\n")
            .build();

    private Markdown() {}

    static String html(CharSequence markdown) {
        return RENDERER.render(PARSER.parse(markdown.toString()));
    }
}
