package dev.glmsh.template;

/** {@code left or right}, {@code left and right}: one of the two values, the right one evaluated only if needed. */
record Logic(int line, boolean or, Expression left, Expression right) implements Expression {
    @Override
    public String construct() {
        return or ? "operator 'or'" : "operator 'and'";
    }

    @Override
    public Value evaluate(Interpreter in, Scope scope) {
        Value first = in.value(left, scope);
        return first.truth() == or ? first : in.value(right, scope);
    }
}
