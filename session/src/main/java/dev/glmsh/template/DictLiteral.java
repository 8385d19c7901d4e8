package dev.glmsh.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code {'a': 1}}. */
record DictLiteral(int line, List<Entry> entries) implements Expression {
    /** One key and its value. */
    record Entry(Expression key, Expression value) {}

    @Override
    public String construct() {
        return "dict";
    }

    @Override
    public Value evaluate(Interpreter in, Scope scope) {
        Map<Value, Value> values = new LinkedHashMap<>();
        for (Entry entry : entries) {
            Value key = in.value(entry.key(), scope);
            Value value = in.value(entry.value(), scope);
            values.put(DictValue.key(key), value);
        }
        return in.dict(values);
    }
}
