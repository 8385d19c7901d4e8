package dev.glmsh.template;

import java.math.BigInteger;

/** An integer of any size up to {@link Limits#DIGITS} digits. */
record Int(BigInteger value) implements Value, Comparable<Int> {
    static final int MAX_BITS = (int) (Limits.DIGITS / 0.30103);

    Int {
        if (value.bitLength() > MAX_BITS) {
            throw PythonError.limit("an integer would have more than " + Limits.DIGITS + " digits");
        }
    }

    static Int of(long value) {
        return new Int(BigInteger.valueOf(value));
    }

    @Override
    public String typeName() {
        return "int";
    }

    @Override
    public boolean truth() {
        return value.signum() != 0;
    }

    @Override
    public void repr(Repr out) {
        out.append(value.toString());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Value number && Numbers.equal(this, number);
    }

    @Override
    public int hashCode() {
        return Numbers.hash(this);
    }

    /** Lets a hash table stay fast even if a template makes many integers of the same hash. */
    @Override
    public int compareTo(Int other) {
        return value.compareTo(other.value);
    }
}
