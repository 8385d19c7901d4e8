package dev.glmsh.template;

import java.util.ArrayList;
import java.util.List;

/** {@code (a, b)}. */
record TupleLiteral(int line, List<Expression> items) implements Expression {
    @Override
    public String construct() {
        return "tuple";
    }

    @Override
    public Value evaluate(Interpreter in, Scope scope) {
        List<Value> values = new ArrayList<>(items.size());
        items.forEach(item -> values.add(in.value(item, scope)));
        return in.tuple(values);
    }
}
