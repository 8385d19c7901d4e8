package dev.glmsh.template;

import java.util.Optional;

/**
 * {@code input | name(arguments)}.
 *
 * @param input absent if the filter stands at a block, whose text it then gets
 */
record FilterCall(int line, String name, Optional<Expression> input, ArgumentList arguments) implements Expression {
    @Override
    public String construct() {
        return "filter '" + name + "'";
    }

    @Override
    public Value evaluate(Interpreter in, Scope scope) {
        return apply(in, scope, in.value(input.orElseThrow(), scope));
    }

    /** Applies the filter to a value that is already there. */
    Value apply(Interpreter in, Scope scope, Value value) {
        Builtin filter =
                Filters.find(name).orElseThrow(() -> PythonError.runtime("No filter named '" + name + "' found."));
        Arguments given = arguments.evaluate(in, scope);
        return in.locate(this, () -> filter.call(in, value, given));
    }
}
