package dev.glmsh.template;

import java.util.List;
import java.util.Map;

/** The values that a call passes. */
record Arguments(List<Value> positional, Map<String, Value> named) {
    static final Arguments NONE = new Arguments(List.of(), Map.of());

    /** Leaves out the first positional argument. */
    Arguments withoutFirst() {
        return new Arguments(positional.subList(1, positional.size()), named);
    }

    void refuseAny(String function) {
        if (!positional.isEmpty() || !named.isEmpty()) {
            throw PythonError.type(function + "() takes no arguments");
        }
    }

    /** The value of the only parameter. */
    Value only(String parameter) {
        return new Signature("call", List.of(parameter), 1, false, false)
                .bind(this)
                .value(parameter);
    }
}
