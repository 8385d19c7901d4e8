package dev.glmsh.template;

import java.util.ArrayList;
import java.util.List;

/** {@code [a, b]}. */
record ListLiteral(int line, List<Expression> items) implements Expression {
    @Override
    public String construct() {
        return "list";
    }

    @Override
    public Value evaluate(Interpreter in, Scope scope) {
        List<Value> values = new ArrayList<>(items.size());
        items.forEach(item -> values.add(in.value(item, scope)));
        return in.list(values);
    }
}
