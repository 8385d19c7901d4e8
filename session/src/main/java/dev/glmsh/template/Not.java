package dev.glmsh.template;

/** {@code not operand}. */
record Not(int line, Expression operand) implements Expression {
    @Override
    public String construct() {
        return "operator 'not'";
    }

    @Override
    public Value evaluate(Interpreter in, Scope scope) {
        return Bool.of(!in.value(operand, scope).truth());
    }
}
