package dev.glmsh.template;

import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Python's {@code dict}, in the order of insertion, which the sandbox does not let change. */
final class DictValue implements Value {
    private final Map<Value, Value> entries;
    private final long weight;
    private final int nesting;

    DictValue(Map<Value, Value> entries) {
        this.entries = Collections.unmodifiableMap(entries);
        long sum = 1;
        int deepest = 0;
        for (Map.Entry<Value, Value> entry : entries.entrySet()) {
            sum += entry.getKey().weight() + entry.getValue().weight();
            deepest = Math.max(
                    deepest, Math.max(entry.getKey().nesting(), entry.getValue().nesting()));
        }
        this.weight = sum;
        this.nesting = deepest + 1;
    }

    /** The value, if it can be a key. */
    static Value key(Value key) {
        if (!key.hashable()) {
            throw PythonError.type("unhashable type: '" + key.typeName() + "'");
        }
        return key;
    }

    Map<Value, Value> entries() {
        return entries;
    }

    Optional<Value> get(String key) {
        return Optional.ofNullable(entries.get(new Text(key)));
    }

    @Override
    public String typeName() {
        return "dict";
    }

    @Override
    public boolean truth() {
        return !entries.isEmpty();
    }

    @Override
    public void repr(Repr out) {
        out.append("{");
        String separator = "";
        for (Map.Entry<Value, Value> entry : entries.entrySet()) {
            out.append(separator).value(entry.getKey()).append(": ").value(entry.getValue());
            separator = ", ";
        }
        out.append("}");
    }

    @Override
    public OptionalLong length() {
        return OptionalLong.of(entries.size());
    }

    @Override
    public Iterator<Value> iterate() {
        return entries.keySet().iterator();
    }

    @Override
    public Optional<Value> reversed() {
        return new DictView(this, DictView.Part.KEYS).reversed();
    }

    @Override
    public Optional<Value> attribute(String name) {
        return DictMethods.find(this, name);
    }

    @Override
    public Optional<Value> item(Value key) {
        return key.hashable() ? Optional.ofNullable(entries.get(key)) : Optional.empty();
    }

    @Override
    public boolean hasItems() {
        return true;
    }

    @Override
    public Value slice(Interpreter in, Slice slice) {
        throw PythonError.type("unhashable type: 'slice'");
    }

    @Override
    public boolean contains(Value element) {
        return entries.containsKey(key(element));
    }

    @Override
    public boolean hashable() {
        return false;
    }

    @Override
    public long weight() {
        return weight;
    }

    @Override
    public int nesting() {
        return nesting;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DictValue dict && entries.equals(dict.entries);
    }

    @Override
    public int hashCode() {
        return entries.hashCode();
    }
}
