package dev.glmsh.template;

import dev.glmsh.GlmshException;

/**
 * A template cannot be parsed or rendered. The message names the line and the construct: {@code template line 3,
 * filter 'upcase': No filter named 'upcase'.}
 */
public final class TemplateException extends GlmshException {
    private final int line;
    private final String construct;
    private final String kind;
    private final String reason;

    TemplateException(int line, String construct, PythonError error) {
        super("template line " + line + ", " + construct + ": " + oneLine(error.reason()), nextStep(error.kind()));
        this.line = line;
        this.construct = construct;
        this.kind = error.kind();
        this.reason = error.reason();
    }

    /** The line of the template, counted from 1. */
    public int line() {
        return line;
    }

    /** What stands there: {@code {% for %}}, {@code filter 'upper'}, {@code operator '+'}. */
    public String construct() {
        return construct;
    }

    /**
     * The Python error that jinja2 would end in, such as {@code TypeError}, {@code UndefinedError} or
     * {@code TemplateSyntaxError}; {@code TemplateError} if the template itself called {@code raise_exception};
     * {@code Limit} if one of the {@link Limits} was reached.
     */
    public String kind() {
        return kind;
    }

    /** What went wrong, in Python's words where Python has some; for {@code raise_exception}, its argument. */
    public String reason() {
        return reason;
    }

    private static String nextStep(String kind) {
        return switch (kind) {
            case PythonError.SYNTAX -> "correct the template";
            case PythonError.RAISED -> "the template refuses this conversation, so change its messages or options";
            case PythonError.LIMIT -> "the template asks for more than it is trusted with, so use another one";
            default -> "check the template and the values given to it";
        };
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
