package dev.glmsh.template;

/** {@code operand.name}: an attribute or method, else the item of that name. */
record Attribute(int line, Expression operand, String name) implements Expression {
    @Override
    public String construct() {
        return "attribute '" + name + "'";
    }

    @Override
    public Value evaluate(Interpreter in, Scope scope) {
        return Lookup.attribute(in.value(operand, scope), name);
    }
}
