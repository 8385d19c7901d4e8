package dev.glmsh.template;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** A list or a tuple. */
abstract sealed class SequenceValue implements Value permits ListValue, TupleValue {
    private final List<Value> elements;
    private final long weight;
    private final int nesting;

    SequenceValue(List<Value> elements) {
        this.elements = Collections.unmodifiableList(elements);
        long sum = 1;
        int deepest = 0;
        for (Value element : elements) {
            sum += element.weight();
            deepest = Math.max(deepest, element.nesting());
        }
        this.weight = sum;
        this.nesting = deepest + 1;
    }

    /** A sequence of the same type. */
    abstract SequenceValue with(Interpreter in, List<Value> others);

    final List<Value> elements() {
        return elements;
    }

    @Override
    public final boolean truth() {
        return !elements.isEmpty();
    }

    @Override
    public final OptionalLong length() {
        return OptionalLong.of(elements.size());
    }

    @Override
    public final Iterator<Value> iterate() {
        return elements.iterator();
    }

    @Override
    public final Optional<Value> reversed() {
        int last = elements.size() - 1;
        Iterator<Value> backwards = IntStream.rangeClosed(0, last)
                .mapToObj(i -> elements.get(last - i))
                .iterator();
        return Optional.of(new Lazy(this instanceof ListValue ? "list_reverseiterator" : "reversed", backwards));
    }

    @Override
    public final Optional<Value> item(Value key) {
        return Numbers.integer(key)
                .flatMap(index -> Indexes.within(index, elements.size()))
                .map(elements::get);
    }

    @Override
    public final boolean hasItems() {
        return true;
    }

    @Override
    public final Value slice(Interpreter in, Slice slice) {
        Slice.Range range = slice.of(elements.size());
        in.budget().elements(range.count());
        List<Value> taken = new ArrayList<>(range.count());
        for (int i = 0; i < range.count(); i++) {
            taken.add(elements.get(range.index(i)));
        }
        return with(in, taken);
    }

    @Override
    public final long weight() {
        return weight;
    }

    @Override
    public final int nesting() {
        return nesting;
    }

    @Override
    public final boolean equals(Object other) {
        return other instanceof SequenceValue sequence
                && sequence.typeName().equals(typeName())
                && elements.equals(sequence.elements);
    }

    @Override
    public final int hashCode() {
        return elements.hashCode();
    }
}
