package dev.glmsh.template;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The {@code loop} of a {@code {% for %}}. It looks no further ahead than a template asks it to. */
final class LoopValue implements CallableValue {
    /** Renders the loop's body for other elements, one level deeper. */
    interface Recursion {
        String render(Value elements, int depth);
    }

    private static final Builtin CYCLE =
            Builtin.of("cycle(*args)", (in, self, arguments) -> ((LoopValue) self).cycle(arguments.rest()));
    private static final Builtin CHANGED =
            Builtin.of("changed(*value)", (in, self, arguments) -> ((LoopValue) self).changed(arguments.rest()));

    private final Value elements;
    private final Optional<Recursion> recursion;
    private final int depth;
    private Iterator<Value> iterator;
    private int index = -1;
    private Optional<Value> previous = Optional.empty();
    private Optional<Value> current = Optional.empty();
    private Optional<Value> ahead = Optional.empty();
    private Optional<List<Value>> lastChanged = Optional.empty();
    private OptionalLong length = OptionalLong.empty();

    /**
     * @param elements what is gone through, to ask for its length; {@link None} if that is not known beforehand
     * @param depth how many loops of this recursion are around this one
     */
    LoopValue(Value elements, Iterator<Value> iterator, Optional<Recursion> recursion, int depth) {
        this.elements = elements;
        this.iterator = iterator;
        this.recursion = recursion;
        this.depth = depth;
    }

    boolean advance() {
        if (!hasNext()) {
            return false;
        }
        previous = current;
        current = Optional.of(following());
        ahead = Optional.empty();
        index++;
        return true;
    }

    Value current() {
        return current.orElseThrow();
    }

    private long count() {
        if (length.isEmpty()) {
            length = elements.length();
        }
        if (length.isEmpty()) {
            List<Value> rest = new ArrayList<>();
            iterator.forEachRemaining(rest::add);
            iterator = rest.iterator();
            length = OptionalLong.of(index + 1L + rest.size() + (ahead.isPresent() ? 1 : 0));
        }
        return length.getAsLong();
    }

    private boolean hasNext() {
        return ahead.isPresent() || iterator.hasNext();
    }

    /** The next element, without going on to it. */
    private Value following() {
        if (!hasNext()) {
            return Undefined.hint("there is no next item");
        }
        if (ahead.isEmpty()) {
            ahead = Optional.of(iterator.next());
        }
        return ahead.get();
    }

    private Value cycle(List<Value> values) {
        if (values.isEmpty()) {
            throw PythonError.type("no items for cycling given");
        }
        return values.get(index % values.size());
    }

    private Value changed(List<Value> values) {
        boolean changed = !lastChanged.equals(Optional.of(values));
        lastChanged = Optional.of(values);
        return Bool.of(changed);
    }

    @Override
    public Value call(Interpreter in, Arguments arguments) {
        Recursion again = recursion.orElseThrow(
                () -> PythonError.type("The loop must have the 'recursive' marker to be called recursively."));
        return new Text(again.render(arguments.only("iterable"), depth + 1));
    }

    @Override
    public Optional<Value> attribute(String name) {
        return switch (name) {
            case "index" -> Optional.of(Int.of(index + 1L));
            case "index0" -> Optional.of(Int.of(index));
            case "revindex" -> Optional.of(Int.of(count() - index));
            case "revindex0" -> Optional.of(Int.of(count() - index - 1));
            case "first" -> Optional.of(Bool.of(index == 0));
            case "last" -> Optional.of(Bool.of(!hasNext()));
            case "length" -> Optional.of(Int.of(count()));
            case "depth" -> Optional.of(Int.of(depth + 1L));
            case "depth0" -> Optional.of(Int.of(depth));
            case "previtem" -> Optional.of(previous.orElseGet(() -> Undefined.hint("there is no previous item")));
            case "nextitem" -> Optional.of(following());
            case "cycle" -> Optional.of(new FunctionValue(name, this, CYCLE));
            case "changed" -> Optional.of(new FunctionValue(name, this, CHANGED));
            default -> Optional.empty();
        };
    }

    @Override
    public boolean truth() {
        return count() > 0;
    }

    @Override
    public OptionalLong length() {
        return OptionalLong.of(count());
    }

    @Override
    public String typeName() {
        return "LoopContext";
    }

    @Override
    public String typeLabel() {
        return "jinja2.runtime.LoopContext object";
    }

    @Override
    public void repr(Repr out) {
        out.append("<LoopContext " + (index + 1) + "/" + count() + ">");
    }
}
