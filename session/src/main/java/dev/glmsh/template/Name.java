package dev.glmsh.template;

/** A variable. */
record Name(int line, String name) implements Expression {
    @Override
    public String construct() {
        return "variable '" + name + "'";
    }

    @Override
    public Value evaluate(Interpreter in, Scope scope) {
        return scope.get(name);
    }
}
