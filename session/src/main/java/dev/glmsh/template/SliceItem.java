package dev.glmsh.template;

import java.util.Optional;

/** {@code operand[start:stop:step]}. */
record SliceItem(
        int line, Expression operand, Optional<Expression> start, Optional<Expression> stop, Optional<Expression> step)
        implements Expression {
    @Override
    public String construct() {
        return "slice";
    }

    @Override
    public Value evaluate(Interpreter in, Scope scope) {
        Value sliced = in.value(operand, scope);
        Slice slice = new Slice(bound(start, in, scope), bound(stop, in, scope), bound(step, in, scope));
        return sliced.slice(in, slice);
    }

    private static Value bound(Optional<Expression> bound, Interpreter in, Scope scope) {
        return bound.isPresent() ? in.value(bound.get(), scope) : None.NONE;
    }
}
