package dev.glmsh.template;

/** An error as Python would raise it, before the {@link Interpreter} or {@link Parser} adds where it happened. */
final class PythonError extends RuntimeException {
    static final String SYNTAX = "TemplateSyntaxError";
    static final String RAISED = "TemplateError";
    static final String LIMIT = "Limit";

    private final String kind;
    private final String reason;

    PythonError(String kind, String reason) {
        super(kind + ": " + reason, null, false, false);
        this.kind = kind;
        this.reason = reason;
    }

    static PythonError type(String reason) {
        return new PythonError("TypeError", reason);
    }

    static PythonError value(String reason) {
        return new PythonError("ValueError", reason);
    }

    static PythonError runtime(String reason) {
        return new PythonError("TemplateRuntimeError", reason);
    }

    static PythonError argument(String reason) {
        return new PythonError("FilterArgumentError", reason);
    }

    static PythonError overflow(String reason) {
        return new PythonError("OverflowError", reason);
    }

    static PythonError division(String reason) {
        return new PythonError("ZeroDivisionError", reason);
    }

    static PythonError limit(String reason) {
        return new PythonError(LIMIT, reason);
    }

    String kind() {
        return kind;
    }

    String reason() {
        return reason;
    }
}
