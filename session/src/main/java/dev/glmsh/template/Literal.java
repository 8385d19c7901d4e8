package dev.glmsh.template;

/** A string, a number, true, false or none. */
record Literal(int line, Value value) implements Expression {
    @Override
    public String construct() {
        return "literal";
    }

    @Override
    public Value evaluate(Interpreter in, Scope scope) {
        return value;
    }
}
