package dev.glmsh.template;

/** Python's {@code float}. */
record Real(double value) implements Value {
    @Override
    public String typeName() {
        return "float";
    }

    @Override
    public boolean truth() {
        return value != 0;
    }

    @Override
    public void repr(Repr out) {
        out.append(FloatFormat.repr(value));
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
