package dev.glmsh.template;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What {@code namespace()} gives: the one value whose attributes a template may set, from any scope. */
final class NamespaceValue implements Value {
    private final Map<Value, Value> attributes;

    NamespaceValue(Map<Value, Value> attributes) {
        this.attributes = new LinkedHashMap<>(attributes);
    }

    void set(String name, Value value) {
        attributes.put(new Text(name), value);
    }

    @Override
    public String typeName() {
        return "Namespace";
    }

    @Override
    public String typeLabel() {
        return "jinja2.utils.Namespace object";
    }

    @Override
    public void repr(Repr out) {
        out.append("<Namespace ").value(new DictValue(attributes)).append(">");
    }

    @Override
    public Optional<Value> attribute(String name) {
        return name.startsWith("_") ? Optional.empty() : Optional.ofNullable(attributes.get(new Text(name)));
    }
}
