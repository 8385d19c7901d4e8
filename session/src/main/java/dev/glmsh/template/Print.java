package dev.glmsh.template;

import java.util.List;

/** {@code {{ value }}} or {@code {% print a, b %}}. */
record Print(int line, List<Expression> values) implements Statement {
    @Override
    public String construct() {
        return "{{ }}";
    }

    @Override
    public Flow execute(Interpreter in, Scope scope) {
        for (Expression value : values) {
            in.write(in.print(in.value(value, scope)));
        }
        return Flow.NORMAL;
    }
}
