package dev.glmsh.template;

import java.util.List;

/** {@code {% set target | filter %}body{% endset %}}. */
record SetBlock(int line, Target target, List<FilterCall> filters, List<Statement> body, Names names)
        implements Statement {
    @Override
    public String construct() {
        return "{% set %}";
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
        target.check(scope);
        target.assign(scope, value);
        return Flow.NORMAL;
    }
}
