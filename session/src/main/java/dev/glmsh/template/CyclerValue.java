package dev.glmsh.template;

import java.util.List;
import java.util.Optional;

/** What {@code cycler(a, b)} gives: its {@code next()} goes round and round. */
final class CyclerValue implements Value {
    private static final Builtin NEXT = Builtin.of("next()", (in, self, arguments) -> ((CyclerValue) self).next());
    private static final Builtin RESET = Builtin.of("reset()", (in, self, arguments) -> ((CyclerValue) self).reset());

    private final List<Value> items;
    private int position;

    CyclerValue(List<Value> items) {
        if (items.isEmpty()) {
            throw new PythonError("RuntimeError", "at least one item has to be provided");
        }
        this.items = items;
    }

    private Value next() {
        Value item = items.get(position);
        position = (position + 1) % items.size();
        return item;
    }

    private Value reset() {
        position = 0;
        return None.NONE;
    }

    @Override
    public String typeName() {
        return "Cycler";
    }

    @Override
    public String typeLabel() {
        return "jinja2.utils.Cycler object";
    }

    @Override
    public void repr(Repr out) {
        out.append("<jinja2.utils.Cycler object>");
    }

    @Override
    public Optional<Value> attribute(String name) {
        return switch (name) {
            case "next" -> Optional.of(new FunctionValue("next", this, NEXT));
            case "reset" -> Optional.of(new FunctionValue("reset", this, RESET));
            case "current" -> Optional.of(items.get(position));
            case "pos" -> Optional.of(Int.of(position));
            case "items" -> Optional.of(new TupleValue(items));
            default -> Optional.empty();
        };
    }
}
