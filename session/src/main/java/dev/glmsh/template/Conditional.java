package dev.glmsh.template;

import java.util.Optional;

/** {@code value if test else otherwise}. */
record Conditional(int line, Expression test, Expression value, Optional<Expression> otherwise) implements Expression {
    @Override
    public String construct() {
        return "inline if";
    }

    @Override
    public Value evaluate(Interpreter in, Scope scope) {
        if (in.value(test, scope).truth()) {
            return in.value(value, scope);
        }
        return otherwise.isPresent()
                ? in.value(otherwise.get(), scope)
                : Undefined.hint("the inline if-expression on line " + line
                        + " evaluated to false and no else section was defined.");
    }
}
