package dev.glmsh.template;

/**
 * A function that is built in, or a method with the value it belongs to.
 *
 * @param self the value; {@link None} for a function
 */
record FunctionValue(String name, Value self, Builtin body) implements CallableValue {
    @Override
    public Value call(Interpreter in, Arguments arguments) {
        return body.call(in, self, arguments);
    }

    @Override
    public String typeName() {
        return self == None.NONE ? "function" : "builtin_function_or_method";
    }

    @Override
    public void repr(Repr out) {
        out.append(
                self == None.NONE
                        ? "<function " + name + ">"
                        : "<built-in method " + name + " of " + self.typeName() + " object>");
    }
}
