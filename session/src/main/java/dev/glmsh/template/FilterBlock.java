package dev.glmsh.template;

import java.util.List;

/** {@code {% filter upper %}body{% endfilter %}}. */
record FilterBlock(int line, List<FilterCall> filters, List<Statement> body, Names names) implements Statement {
    @Override
    public String construct() {
        return "{% filter %}";
    }

    @Override
    public Flow execute(Interpreter in, Scope scope) {
        Scope inner = scope.inner(names);
        Interpreter.Captured captured = in.capture(() -> in.run(body, inner));
        if (captured.flow() != Flow.NORMAL) {
            return captured.flow();
        }
        Value value = new Text(captured.text());
        for (FilterCall filter : filters) {
            value = filter.apply(in, inner, value);
        }
        in.write(in.print(value));
        return Flow.NORMAL;
    }
}
