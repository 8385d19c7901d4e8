package dev.glmsh.template;

import java.util.Optional;
import java.util.function.Predicate;

/** All tests by name: what may stand after {@code is}. */
final class Tests {
    private static final BuiltinTable ALL = new BuiltinTable()
            .add("defined()", is(value -> !(value instanceof Undefined)))
            .add("undefined()", is(value -> value instanceof Undefined))
            .add("none()", is(value -> value == None.NONE))
            .add("boolean()", is(value -> value instanceof Bool))
            .add("true()", is(value -> value instanceof Bool && value.truth()))
            .add("false()", is(value -> value instanceof Bool && !value.truth()))
            .add("integer()", is(value -> value instanceof Int))
            .add("float()", is(value -> value instanceof Real))
            .add("number()", is(Numbers::isNumber))
            .add("string()", is(value -> value instanceof Text))
            .add("mapping()", is(value -> value instanceof DictValue))
            .add("sequence()", is(Tests::isSequence))
            .add("iterable()", is(value -> !refusesIteration(value)))
            .add("callable()", is(value -> value instanceof CallableValue || value instanceof Undefined))
            .add("escaped()", is(value -> value instanceof Text text && text.markup()))
            .add("lower()", (in, value, a) -> Bool.of(TextCase.isLower(read(in, value))))
            .add("upper()", (in, value, a) -> Bool.of(TextCase.isUpper(read(in, value))))
            .add("odd()", (in, value, a) -> Bool.of(rest(in, value, Int.of(2)).equals(Int.of(1))))
            .add("even()", (in, value, a) -> Bool.of(rest(in, value, Int.of(2)).equals(Int.of(0))))
            .add(
                    "divisibleby(num)",
                    (in, value, a) -> Bool.of(rest(in, value, a.value("num")).equals(Int.of(0))))
            .add("sameas(other)", (in, value, a) -> Bool.of(same(value, a.value("other"))))
            .add(
                    "filter()",
                    (in, value, a) -> Bool.of(value instanceof Text name
                            && Filters.find(name.value()).isPresent()))
            .add(
                    "test()",
                    (in, value, a) -> Bool.of(
                            value instanceof Text name && find(name.value()).isPresent()))
            .add("in(seq)", (in, value, a) -> Bool.of(Comparator.IN.test(in, value, a.value("seq"))))
            .addAll(comparisons());

    private Tests() {}

    static Optional<Builtin> find(String name) {
        return ALL.find(name);
    }

    private static Builtin.Body is(Predicate<Value> test) {
        return (in, value, arguments) -> Bool.of(test.test(value));
    }

    private static BuiltinTable comparisons() {
        return new BuiltinTable()
                .add("eq(other)", comparison(Comparator.EQUAL))
                .alias("==", "eq")
                .alias("equalto", "eq")
                .add("ne(other)", comparison(Comparator.NOT_EQUAL))
                .alias("!=", "ne")
                .add("gt(other)", comparison(Comparator.GREATER))
                .alias(">", "gt")
                .alias("greaterthan", "gt")
                .add("ge(other)", comparison(Comparator.GREATER_EQUAL))
                .alias(">=", "ge")
                .add("lt(other)", comparison(Comparator.LESS))
                .alias("<", "lt")
                .alias("lessthan", "lt")
                .add("le(other)", comparison(Comparator.LESS_EQUAL))
                .alias("<=", "le");
    }

    private static Builtin.Body comparison(Comparator comparator) {
        return (in, value, arguments) -> Bool.of(comparator.test(in, value, arguments.value("other")));
    }

    private static boolean isSequence(Value value) {
        return value instanceof Text || (value.hasItems() && value.length().isPresent());
    }

    private static String read(Interpreter in, Value value) {
        in.budget().scanText(value);
        return in.print(value);
    }

    private static Value rest(Interpreter in, Value value, Value divisor) {
        return Operator.MODULO.apply(in, value, divisor);
    }

    /** Whether both are one object in Python, as far as a template can tell: small integers and strings are shared. */
    private static boolean same(Value left, Value right) {
        if (left instanceof Text || left instanceof Int || left instanceof Real) {
            return left.getClass() == right.getClass() && left.equals(right);
        }
        return left == right;
    }

    /** Whether going through the value is a type error. */
    static boolean refusesIteration(Value value) {
        return value == None.NONE
                || Numbers.isNumber(value)
                || (value instanceof CallableValue && !(value instanceof LoopValue))
                || value instanceof NamespaceValue
                || value instanceof CyclerValue;
    }
}
