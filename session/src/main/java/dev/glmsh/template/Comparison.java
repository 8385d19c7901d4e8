package dev.glmsh.template;

import java.util.List;

/** {@code a < b <= c}: every neighbouring pair must compare so, and each operand is evaluated at most once. */
record Comparison(int line, Expression first, List<Step> steps) implements Expression {
    /** A comparator and the operand right of it. */
    record Step(Comparator comparator, Expression operand) {}

    @Override
    public String construct() {
        return "operator '" + steps.get(0).comparator().symbol() + "'";
    }

    @Override
    public Value evaluate(Interpreter in, Scope scope) {
        Value left = in.value(first, scope);
        boolean result = true;
        for (Step step : steps) {
            if (!result) {
                break;
            }
            Value right = in.value(step.operand(), scope);
            result = step.comparator().test(in, left, right);
            left = right;
        }
        return Bool.of(result);
    }
}
