package dev.glmsh.template;

import java.util.Iterator;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A Python object, as far as templates can see one. {@code equals} and {@code hashCode} are Python's {@code ==} and
 * {@code hash}, so {@code 1 == 1.0 == true}. No value ever changes, except namespaces, cyclers and loops.
 */
sealed interface Value
        permits Bool,
                CallableValue,
                CyclerValue,
                DictValue,
                DictView,
                Int,
                Lazy,
                NamespaceValue,
                None,
                RangeValue,
                Real,
                SequenceValue,
                Text,
                Undefined {
    /** {@code type(x).__name__}. */
    String typeName();

    /** The type as messages about missing attributes name it. */
    default String typeLabel() {
        return typeName() + " object";
    }

    /** {@code bool(x)}. */
    default boolean truth() {
        return true;
    }

    /** {@code repr(x)}. */
    void repr(Repr out);

    /** {@code str(x)}. */
    default void print(Repr out) {
        repr(out);
    }

    /** {@code len(x)}; empty if it has none. */
    default OptionalLong length() {
        return OptionalLong.empty();
    }

    /** {@code iter(x)}. */
    default Iterator<Value> iterate() {
        throw PythonError.type("'" + typeName() + "' object is not iterable");
    }

    /** {@code reversed(x)}; empty if it cannot be reversed. */
    default Optional<Value> reversed() {
        return Optional.empty();
    }

    /** {@code getattr(x, name)}; empty if there is no such attribute. */
    default Optional<Value> attribute(String name) {
        return Optional.empty();
    }

    /** {@code x[key]}; empty if there is no such item or it has no items at all. */
    default Optional<Value> item(Value key) {
        return Optional.empty();
    }

    /** Whether it has items at all. */
    default boolean hasItems() {
        return false;
    }

    /** {@code x[start:stop:step]}. */
    default Value slice(Interpreter in, Slice slice) {
        throw PythonError.type("'" + typeName() + "' object is not subscriptable");
    }

    /** {@code element in x}. */
    default boolean contains(Value element) {
        Iterator<Value> elements;
        try {
            elements = iterate();
        } catch (PythonError error) {
            throw PythonError.type("argument of type '" + typeName() + "' is not iterable");
        }
        while (elements.hasNext()) {
            if (elements.next().equals(element)) {
                return true;
            }
        }
        return false;
    }

    /** Whether it can be a key of a dict. */
    default boolean hashable() {
        return true;
    }

    /** The error of an undefined value, if this is one. */
    default void refuseIfUndefined() {}

    /** How many characters and elements it holds in all, at least 1. */
    default long weight() {
        return 1;
    }

    /** How many levels of collections it has. */
    default int nesting() {
        return 0;
    }
}
