package dev.glmsh.template;

/** {@code -operand} or {@code +operand}. */
record UnaryOperation(int line, boolean negative, Expression operand) implements Expression {
    @Override
    public String construct() {
        return negative ? "operator '-'" : "operator '+'";
    }

    @Override
    public Value evaluate(Interpreter in, Scope scope) {
        Value value = in.value(operand, scope);
        if (value instanceof Real real) {
            return negative ? new Real(-real.value()) : real;
        }
        value.refuseIfUndefined();
        return Numbers.integer(value)
                .map(integer -> new Int(negative ? integer.negate() : integer))
                .orElseThrow(() -> PythonError.type(
                        "bad operand type for unary " + (negative ? "-" : "+") + ": '" + value.typeName() + "'"));
    }
}
