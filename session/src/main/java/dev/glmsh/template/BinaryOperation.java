package dev.glmsh.template;

/** {@code left + right} and the other arithmetic operators. */
record BinaryOperation(int line, Operator operator, Expression left, Expression right) implements Expression {
    @Override
    public String construct() {
        return "operator '" + operator.symbol() + "'";
    }

    @Override
    public Value evaluate(Interpreter in, Scope scope) {
        Value first = in.value(left, scope);
        return operator.apply(in, first, in.value(right, scope));
    }
}
