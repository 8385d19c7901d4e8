package dev.glmsh.template;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/** What integers, truth values and floats have in common. */
final class Numbers {
    private Numbers() {}

    static boolean isNumber(Value value) {
        return value instanceof Real || value instanceof Int || value instanceof Bool;
    }

    /** The exact value of an integer or truth value. */
    static Optional<BigInteger> integer(Value value) {
        if (value instanceof Int integer) {
            return Optional.of(integer.value());
        }
        return value instanceof Bool bool ? Optional.of(bool.integer()) : Optional.empty();
    }

    /** {@code float(number)}. */
    static double real(Value number) {
        if (number instanceof Real real) {
            return real.value();
        }
        double result = integer(number).orElseThrow().doubleValue();
        if (Double.isInfinite(result)) {
            throw PythonError.overflow("int too large to convert to float");
        }
        return result;
    }

    static boolean equal(Value left, Value right) {
        if (!isNumber(left) || !isNumber(right)) {
            return false;
        }
        return isOrdered(left, right) && compare(left, right) == 0;
    }

    /** Whether neither is not-a-number. */
    static boolean isOrdered(Value left, Value right) {
        return !isNan(left) && !isNan(right);
    }

    private static boolean isNan(Value value) {
        return value instanceof Real real && Double.isNaN(real.value());
    }

    /** Compares exactly, whatever the types. */
    static int compare(Value left, Value right) {
        Optional<BigInteger> first = integer(left);
        Optional<BigInteger> second = integer(right);
        if (first.isPresent() && second.isPresent()) {
            return first.get().compareTo(second.get());
        }
        if (isInfinite(left) || isInfinite(right)) {
            return Double.compare(saturated(left), saturated(right));
        }
        return exact(left).compareTo(exact(right));
    }

    private static boolean isInfinite(Value value) {
        return value instanceof Real real && Double.isInfinite(real.value());
    }

    private static double saturated(Value value) {
        return isInfinite(value) ? real(value) : 0;
    }

    private static BigDecimal exact(Value number) {
        return number instanceof Real real
                ? new BigDecimal(real.value())
                : new BigDecimal(integer(number).orElseThrow());
    }

    static int hash(Value number) {
        double value = number instanceof Real real
                ? real.value()
                : integer(number).orElseThrow().doubleValue();
        return Double.hashCode(value + 0.0);
    }
}
