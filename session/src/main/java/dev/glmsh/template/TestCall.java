package dev.glmsh.template;

/** {@code operand is name(arguments)}. */
record TestCall(int line, String name, Expression operand, ArgumentList arguments) implements Expression {
    @Override
    public String construct() {
        return "test '" + name + "'";
    }

    @Override
    public Value evaluate(Interpreter in, Scope scope) {
        Builtin test = Tests.find(name).orElseThrow(() -> PythonError.runtime("No test named '" + name + "' found."));
        Value value = in.value(operand, scope);
        Arguments given = arguments.evaluate(in, scope);
        return in.locate(this, () -> test.call(in, value, given));
    }
}
