package dev.glmsh.template;

import java.util.List;
import java.util.Optional;

/** Python's {@code tuple}, plain or with names for its elements. */
final class TupleValue extends SequenceValue {
    private final List<String> fields;

    TupleValue(List<Value> elements) {
        this(elements, List.of());
    }

    TupleValue(List<Value> elements, List<String> fields) {
        super(elements);
        this.fields = fields;
    }

    @Override
    TupleValue with(Interpreter in, List<Value> others) {
        return in.tuple(others);
    }

    @Override
    public String typeName() {
        return "tuple";
    }

    @Override
    public void repr(Repr out) {
        out.append("(").values(elements()).append(elements().size() == 1 ? ",)" : ")");
    }

    @Override
    public boolean hashable() {
        return elements().stream().allMatch(Value::hashable);
    }

    @Override
    public Optional<Value> attribute(String name) {
        int field = fields.indexOf(name);
        return field >= 0 ? Optional.of(elements().get(field)) : SequenceMethods.ofTuple(this, name);
    }
}
