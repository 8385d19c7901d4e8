package dev.glmsh.template;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Optional;

/** Python's arithmetic on numbers: exact integers, IEEE floats, division and modulo towards minus infinity. */
final class Arithmetic {
    private Arithmetic() {}

    static Value apply(Operator operator, Value left, Value right) {
        Optional<BigInteger> first = Numbers.integer(left);
        Optional<BigInteger> second = Numbers.integer(right);
        return first.isPresent() && second.isPresent()
                ? integers(operator, first.get(), second.get())
                : reals(operator, Numbers.real(left), Numbers.real(right));
    }

    private static Value integers(Operator operator, BigInteger left, BigInteger right) {
        return switch (operator) {
            case ADD -> new Int(left.add(right));
            case SUBTRACT -> new Int(left.subtract(right));
            case MULTIPLY -> new Int(left.multiply(right));
            case DIVIDE -> divide(left, right);
            case FLOOR_DIVIDE -> floorDivide(left, right);
            case MODULO -> modulo(left, right);
            case POWER -> power(left, right);
        };
    }

    private static Value divide(BigInteger left, BigInteger right) {
        if (right.signum() == 0) {
            throw PythonError.division("division by zero");
        }
        if (left.bitLength() <= 53 && right.bitLength() <= 53) {
            return new Real(left.doubleValue() / right.doubleValue());
        }
        double quotient = new BigDecimal(left)
                .divide(new BigDecimal(right), new MathContext(60))
                .doubleValue();
        if (Double.isInfinite(quotient)) {
            throw PythonError.overflow("integer division result too large for a float");
        }
        return new Real(quotient);
    }

    private static Value floorDivide(BigInteger left, BigInteger right) {
        if (right.signum() == 0) {
            throw PythonError.division("integer division or modulo by zero");
        }
        BigInteger[] parts = left.divideAndRemainder(right);
        boolean below = parts[1].signum() != 0 && parts[1].signum() != right.signum();
        return new Int(below ? parts[0].subtract(BigInteger.ONE) : parts[0]);
    }

    private static Value modulo(BigInteger left, BigInteger right) {
        if (right.signum() == 0) {
            throw PythonError.division("integer modulo by zero");
        }
        BigInteger rest = left.remainder(right);
        boolean below = rest.signum() != 0 && rest.signum() != right.signum();
        return new Int(below ? rest.add(right) : rest);
    }

    private static Value power(BigInteger base, BigInteger exponent) {
        if (exponent.signum() < 0) {
            return realPower(
                    new Int(base),
                    base.signum() == 0 ? 0 : Numbers.real(new Int(base)),
                    Numbers.real(new Int(exponent)));
        }
        if (base.abs().bitLength() <= 1) {
            boolean negative = base.signum() < 0 && exponent.testBit(0);
            return exponent.signum() == 0 ? Int.of(1) : new Int(negative ? BigInteger.ONE.negate() : base.abs());
        }
        if (exponent.bitLength() > 20 || (base.abs().bitLength() - 1L) * exponent.intValue() > Int.MAX_BITS) {
            throw PythonError.limit("an integer would have more than " + Limits.DIGITS + " digits");
        }
        return new Int(base.pow(exponent.intValue()));
    }

    private static Value reals(Operator operator, double left, double right) {
        return switch (operator) {
            case ADD -> new Real(left + right);
            case SUBTRACT -> new Real(left - right);
            case MULTIPLY -> new Real(left * right);
            case DIVIDE -> new Real(left / divisor(right, "float division by zero"));
            case FLOOR_DIVIDE -> new Real(floorDivide(left, divisor(right, "float floor division by zero")));
            case MODULO -> new Real(modulo(left, divisor(right, "float modulo")));
            case POWER -> realPower(new Real(left), left, right);
        };
    }

    private static double divisor(double value, String message) {
        if (value == 0) {
            throw PythonError.division(message);
        }
        return value;
    }

    private static double modulo(double left, double right) {
        double rest = left % right;
        if (rest == 0) {
            return Math.copySign(0.0, right);
        }
        return (right < 0) == (rest < 0) ? rest : rest + right;
    }

    // As CPython's float_divmod: exact remainder first, then the quotient rounded to the nearest integer.
    private static double floorDivide(double left, double right) {
        double rest = left % right;
        double quotient = (left - rest) / right;
        if (rest != 0 && (right < 0) != (rest < 0)) {
            quotient -= 1;
        }
        if (quotient == 0) {
            return Math.copySign(0.0, left / right);
        }
        double floor = Math.floor(quotient);
        return quotient - floor > 0.5 ? floor + 1 : floor;
    }

    private static Value realPower(Value base, double left, double right) {
        if (left == 0 && right < 0) {
            throw PythonError.division("0.0 cannot be raised to a negative power");
        }
        if (left < 0 && !Double.isInfinite(left) && !Double.isInfinite(right) && right != Math.rint(right)) {
            throw PythonError.value("complex numbers are not supported: " + Repr.brief(base) + " ** " + right);
        }
        if (left == 1 || right == 0) {
            return new Real(1);
        }
        double result = left == -1 && Double.isInfinite(right) ? 1 : Math.pow(left, right);
        if (Double.isInfinite(result) && !Double.isInfinite(left) && !Double.isInfinite(right)) {
            throw PythonError.overflow("(34, 'Numerical result out of range')");
        }
        return new Real(result);
    }
}
