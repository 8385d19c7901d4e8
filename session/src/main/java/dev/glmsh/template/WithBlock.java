package dev.glmsh.template;

import java.util.List;

/** {@code {% with a = 1, b = 2 %}}: the values are evaluated outside of the block's scope. */
record WithBlock(int line, List<Target> targets, List<Expression> values, List<Statement> body, Names names)
        implements Statement {
    @Override
    public String construct() {
        return "{% with %}";
    }

    @Override
    public Flow execute(Interpreter in, Scope scope) {
        Scope inner = scope.inner(names);
        for (int i = 0; i < targets.size(); i++) {
            targets.get(i).assign(inner, in.value(values.get(i), scope));
        }
        return in.run(body, inner);
    }
}
