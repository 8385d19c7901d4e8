package dev.glmsh.template;

import java.util.List;
import java.util.Optional;

/** Python's {@code list}, which the sandbox does not let change. */
final class ListValue extends SequenceValue {
    ListValue(List<Value> elements) {
        super(elements);
    }

    @Override
    ListValue with(Interpreter in, List<Value> others) {
        return in.list(others);
    }

    @Override
    public String typeName() {
        return "list";
    }

    @Override
    public void repr(Repr out) {
        out.append("[").values(elements()).append("]");
    }

    @Override
    public boolean hashable() {
        return false;
    }

    @Override
    public Optional<Value> attribute(String name) {
        return SequenceMethods.ofList(this, name);
    }
}
