package dev.glmsh.template;

import java.util.Optional;

/** How jinja2's sandbox finds attributes and items. */
final class Lookup {
    private Lookup() {}

    /** {@code value.name}. */
    static Value attribute(Value value, String name) {
        return value.attribute(name)
                .or(() -> value.item(new Text(name)))
                .orElseGet(() -> missing(value, new Text(name)));
    }

    /** {@code value[key]}. */
    static Value item(Value value, Value key) {
        Optional<Value> item = value.item(key);
        if (item.isEmpty() && key instanceof Text name) {
            item = value.attribute(name.value());
        }
        return item.orElseGet(() -> missing(value, key));
    }

    private static Value missing(Value value, Value key) {
        if (key instanceof Text name
                && name.value().startsWith("__")
                && name.value().endsWith("__")) {
            return Undefined.unsafe(value, name.value());
        }
        return Undefined.element(value, key);
    }
}
