package dev.glmsh.template;

/** {@code callee(arguments)}. */
record Call(int line, Expression callee, ArgumentList arguments) implements Expression {
    @Override
    public String construct() {
        if (callee instanceof Name name) {
            return "call of '" + name.name() + "'";
        }
        return callee instanceof Attribute attribute ? "call of '" + attribute.name() + "'" : "call";
    }

    @Override
    public Value evaluate(Interpreter in, Scope scope) {
        Value function = in.value(callee, scope);
        return in.call(this, function, arguments.evaluate(in, scope));
    }
}
