package dev.glmsh.template;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Predicate;

/** A generator or iterator: it can be gone through once, and what it gives is made only then. */
record Lazy(String typeName, Iterator<Value> iterator, int nesting) implements Value {
    Lazy(String typeName, Iterator<Value> iterator) {
        this(typeName, iterator, 1);
    }

    @Override
    public void repr(Repr out) {
        out.append("<" + typeName + " object>");
    }

    @Override
    public Iterator<Value> iterate() {
        return iterator;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Lazy lazy && iterator.equals(lazy.iterator);
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(iterator);
    }

    /** The elements that pass a test, which is made only when the loop comes to them. */
    static Iterator<Value> filter(Iterator<Value> elements, Predicate<Value> test) {
        return new Iterator<>() {
            private Optional<Value> next = Optional.empty();

            @Override
            public boolean hasNext() {
                while (next.isEmpty() && elements.hasNext()) {
                    next = Optional.of(elements.next()).filter(test);
                }
                return next.isPresent();
            }

            @Override
            public Value next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                Value element = next.orElseThrow();
                next = Optional.empty();
                return element;
            }
        };
    }
}
