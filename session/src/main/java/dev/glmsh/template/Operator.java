package dev.glmsh.template;

import java.util.ArrayList;
import java.util.List;

/** The arithmetic operators, on numbers, strings and lists. */
enum Operator {
    ADD("+"),
    SUBTRACT("-"),
    MULTIPLY("*"),
    DIVIDE("/"),
    FLOOR_DIVIDE("//"),
    MODULO("%"),
    POWER("**");

    private final String symbol;

    Operator(String symbol) {
        this.symbol = symbol;
    }

    String symbol() {
        return symbol;
    }

    static Operator of(TokenKind kind) {
        return switch (kind) {
            case PLUS -> ADD;
            case MINUS -> SUBTRACT;
            case MULTIPLY -> MULTIPLY;
            case DIVIDE -> DIVIDE;
            case FLOOR_DIVIDE -> FLOOR_DIVIDE;
            case MODULO -> MODULO;
            case POWER -> POWER;
            default -> throw new IllegalArgumentException("not an operator: " + kind);
        };
    }

    Value apply(Interpreter in, Value left, Value right) {
        if (Numbers.isNumber(left) && Numbers.isNumber(right)) {
            return Arithmetic.apply(this, left, right);
        }
        left.refuseIfUndefined();
        if (this == MODULO && left instanceof Text format) {
            return PercentFormat.format(in, format, right);
        }
        right.refuseIfUndefined();
        return switch (this) {
            case ADD -> add(in, left, right);
            case MULTIPLY -> multiply(in, left, right);
            default -> throw unsupported(left, right);
        };
    }

    private Value add(Interpreter in, Value left, Value right) {
        if (left instanceof Text first && right instanceof Text second) {
            return Markup.add(in, first, second);
        }
        if (left instanceof SequenceValue first
                && right instanceof SequenceValue second
                && first.typeName().equals(second.typeName())) {
            in.budget()
                    .elements((long) first.elements().size() + second.elements().size());
            List<Value> joined = new ArrayList<>(first.elements());
            joined.addAll(second.elements());
            return first.with(in, joined);
        }
        if (left instanceof Text || left instanceof SequenceValue) {
            String type = left instanceof Text ? "str" : left.typeName();
            throw PythonError.type("can only concatenate " + type + " (not \"" + right.typeName() + "\") to " + type);
        }
        throw unsupported(left, right);
    }

    private Value multiply(Interpreter in, Value left, Value right) {
        if (isSequence(left) && Numbers.integer(right).isPresent()) {
            return repeat(in, left, times(right));
        }
        if (isSequence(right) && Numbers.integer(left).isPresent()) {
            return repeat(in, right, times(left));
        }
        if (isSequence(left) || isSequence(right)) {
            Value other = isSequence(left) ? right : left;
            throw PythonError.type("can't multiply sequence by non-int of type '" + other.typeName() + "'");
        }
        throw unsupported(left, right);
    }

    private static int times(Value count) {
        if (Numbers.integer(count).orElseThrow().bitLength() > 63) {
            throw PythonError.overflow("cannot fit 'int' into an index-sized integer");
        }
        return Bound.integer(count);
    }

    private static boolean isSequence(Value value) {
        return value instanceof Text || value instanceof SequenceValue;
    }

    private static Value repeat(Interpreter in, Value value, int count) {
        int times = Math.max(count, 0);
        if (value instanceof Text text) {
            in.budget().text((long) text.value().length() * times);
            return text.with(text.value().repeat(text.value().isEmpty() ? 0 : times));
        }
        SequenceValue sequence = (SequenceValue) value;
        in.budget().elements((long) sequence.elements().size() * times);
        List<Value> repeated = new ArrayList<>();
        for (int i = 0; i < times && !sequence.elements().isEmpty(); i++) {
            repeated.addAll(sequence.elements());
        }
        return sequence.with(in, repeated);
    }

    private PythonError unsupported(Value left, Value right) {
        return PythonError.type("unsupported operand type(s) for " + (this == POWER ? "** or pow()" : symbol) + ": '"
                + left.typeName() + "' and '" + right.typeName() + "'");
    }
}
