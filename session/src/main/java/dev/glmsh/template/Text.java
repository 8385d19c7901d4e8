package dev.glmsh.template;

import java.util.Iterator;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A string. Indexes count code points, as Python's do.
 *
 * @param markup whether it is a {@code Markup}, which the filters {@code safe} and {@code escape} make: the same to
 *     look at, but plain strings that are added to it are escaped for HTML
 */
record Text(String value, boolean markup) implements Value, Comparable<Text> {
    static final Text EMPTY = new Text("");

    Text(String value) {
        this(value, false);
    }

    /** A string of the same kind as this one. */
    Text with(String other) {
        return new Text(other, markup);
    }

    @Override
    public String typeName() {
        return markup ? "Markup" : "str";
    }

    @Override
    public String typeLabel() {
        return markup ? "markupsafe.Markup object" : "str object";
    }

    @Override
    public boolean truth() {
        return !value.isEmpty();
    }

    @Override
    public void repr(Repr out) {
        out.append(markup ? "Markup(" + Repr.quote(value) + ")" : Repr.quote(value));
    }

    @Override
    public void print(Repr out) {
        out.append(value);
    }

    @Override
    public OptionalLong length() {
        return OptionalLong.of(CodePoints.length(value));
    }

    @Override
    public Iterator<Value> iterate() {
        return value.codePoints()
                .<Value>mapToObj(c -> new Text(Character.toString(c)))
                .iterator();
    }

    @Override
    public Optional<Value> reversed() {
        Text backwards = new Text(new StringBuilder(value).reverse().toString());
        return Optional.of(new Lazy("reversed", backwards.iterate()));
    }

    @Override
    public Optional<Value> attribute(String name) {
        return TextMethods.find(name).map(method -> new FunctionValue(name, this, method));
    }

    @Override
    public Optional<Value> item(Value key) {
        return Numbers.integer(key)
                .flatMap(index -> Indexes.within(index, CodePoints.length(value)))
                .map(index -> with(CodePoints.at(value, index)));
    }

    @Override
    public boolean hasItems() {
        return true;
    }

    @Override
    public Value slice(Interpreter in, Slice slice) {
        in.budget().text(value.length());
        return with(CodePoints.slice(value, slice));
    }

    @Override
    public boolean contains(Value element) {
        if (!(element instanceof Text part)) {
            throw PythonError.type("'in <string>' requires string as left operand, not " + element.typeName());
        }
        return Search.first(value, part.value(), 0) >= 0;
    }

    @Override
    public long weight() {
        return Math.max(1, value.length());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Text text && value.equals(text.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    /** Lets a hash table stay fast even if a template makes many strings of the same hash. */
    @Override
    public int compareTo(Text other) {
        return value.compareTo(other.value);
    }
}
