package dev.glmsh.template;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;

/**
 * A parsed chat template. Immutable and safe for use by many threads; each rendering is on its own.
 *
 * <pre>{@code
 * Template template = Template.parse("{% for m in messages %}<|{{ m.role }}|>{{ m.content | trim }}{% endfor %}");
 * String prompt = template.render(Map.of("messages", List.of(Map.of("role", "user", "content", " hi "))));
 * // <|user|>hi
 * }</pre>
 */
public final class Template {
    private final List<Statement> body;
    private final Names names;

    Template(List<Statement> body, Names names) {
        this.body = body;
        this.names = names;
    }

    /**
     * Reads a template, with line ends of any kind and at most one trailing line end ignored, as jinja2 does.
     *
     * @throws TemplateException if it is not a template, or uses {@code include}, {@code import}, {@code extends},
     *     {@code block} or {@code autoescape}, which need what a chat template has not
     */
    public static Template parse(String source) {
        return new Parser(requireNonNull(source, "source is null")).parse();
    }

    /**
     * Renders with {@link TemplateOptions#defaults}.
     *
     * @param variables by name: strings, numbers, booleans, null (Python's None), lists and other collections, arrays
     *     of objects and maps of these, nested at most 100 deep. They are copied first and never changed
     * @throws TemplateException if the template fails, refuses the conversation, or reaches a limit
     */
    public String render(Map<String, ?> variables) {
        return render(variables, TemplateOptions.defaults()).text();
    }

    /** Renders with the given limits and clock, and says which parts of the text were marked as generated. */
    public Rendering render(Map<String, ?> variables, TemplateOptions options) {
        requireNonNull(variables, "variables is null");
        return new Interpreter(options).render(body, names, variables);
    }
}
