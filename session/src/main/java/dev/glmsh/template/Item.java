package dev.glmsh.template;

/** {@code operand[key]}: an item, else, if the key is a string, the attribute or method of that name. */
record Item(int line, Expression operand, Expression key) implements Expression {
    @Override
    public String construct() {
        return "subscript";
    }

    @Override
    public Value evaluate(Interpreter in, Scope scope) {
        Value container = in.value(operand, scope);
        Value subscript = in.value(key, scope);
        in.budget().scan(subscript.weight());
        in.budget().scanText(container);
        return Lookup.item(container, subscript);
    }
}
