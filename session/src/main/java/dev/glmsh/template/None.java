package dev.glmsh.template;

/** Python's {@code None}. */
enum None implements Value {
    NONE;

    @Override
    public String typeName() {
        return "NoneType";
    }

    @Override
    public String typeLabel() {
        return "None";
    }

    @Override
    public boolean truth() {
        return false;
    }

    @Override
    public void repr(Repr out) {
        out.append("None");
    }
}
