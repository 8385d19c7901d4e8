package dev.glmsh.template;

import java.math.BigInteger;

/** A truth value. In Python it is an integer too, so it equals and hashes as an {@link Int}. */
final class Bool implements Value {
    static final Bool TRUE = new Bool(true);
    static final Bool FALSE = new Bool(false);

    private final boolean value;

    private Bool(boolean value) {
        this.value = value;
    }

    static Bool of(boolean value) {
        return value ? TRUE : FALSE;
    }

    BigInteger integer() {
        return value ? BigInteger.ONE : BigInteger.ZERO;
    }

    @Override
    public String typeName() {
        return "bool";
    }

    @Override
    public boolean truth() {
        return value;
    }

    @Override
    public void repr(Repr out) {
        out.append(value ? "True" : "False");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Value number && Numbers.equal(this, number);
    }

    @Override
    public int hashCode() {
        return Numbers.hash(this);
    }
}
