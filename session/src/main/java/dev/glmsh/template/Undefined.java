package dev.glmsh.template;

import java.util.Collections;
import java.util.Iterator;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * What a name, attribute or item that does not exist gives: it prints as nothing, is false and empty, and refuses
 * almost everything else.
 */
final class Undefined implements Value {
    private final String kind;
    private final Supplier<String> message;

    private Undefined(String kind, Supplier<String> message) {
        this.kind = kind;
        this.message = message;
    }

    static Undefined hint(String message) {
        return new Undefined("UndefinedError", () -> message);
    }

    static Undefined name(String name) {
        return new Undefined("UndefinedError", () -> Repr.quote(name) + " is undefined");
    }

    static Undefined element(Value owner, Value key) {
        return new Undefined(
                "UndefinedError",
                () -> key instanceof Text name
                        ? Repr.quote(owner.typeLabel()) + " has no attribute " + Repr.quote(name.value())
                        : owner.typeLabel() + " has no element " + Repr.brief(key));
    }

    /** An attribute that exists in Python but that the sandbox hides. */
    static Undefined unsafe(Value owner, String attribute) {
        return new Undefined(
                "SecurityError",
                () -> "access to attribute " + Repr.quote(attribute) + " of '" + owner.typeName()
                        + "' object is unsafe.");
    }

    @Override
    public void refuseIfUndefined() {
        throw new PythonError(kind, message.get());
    }

    @Override
    public String typeName() {
        return "Undefined";
    }

    @Override
    public String typeLabel() {
        return "jinja2.runtime.Undefined object";
    }

    @Override
    public boolean truth() {
        return false;
    }

    @Override
    public void repr(Repr out) {
        out.append("Undefined");
    }

    @Override
    public void print(Repr out) {}

    @Override
    public OptionalLong length() {
        return OptionalLong.of(0);
    }

    @Override
    public Iterator<Value> iterate() {
        return Collections.emptyIterator();
    }

    @Override
    public Optional<Value> reversed() {
        return Optional.of(new Lazy("reversed", iterate()));
    }

    @Override
    public Optional<Value> attribute(String name) {
        if (!name.startsWith("__") || !name.endsWith("__")) {
            refuseIfUndefined();
        }
        return Optional.empty();
    }

    @Override
    public Optional<Value> item(Value key) {
        refuseIfUndefined();
        return Optional.empty();
    }

    @Override
    public boolean hasItems() {
        return true;
    }

    @Override
    public Value slice(Interpreter in, Slice slice) {
        refuseIfUndefined();
        return this;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Undefined;
    }

    @Override
    public int hashCode() {
        return Undefined.class.hashCode();
    }
}
