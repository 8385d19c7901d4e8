package dev.glmsh.template;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Optional;

/** Filters that make, round or add up numbers. */
final class NumberFilters {
    static final BuiltinTable TABLE = new BuiltinTable()
            .add("abs()", (in, value, a) -> absolute(value))
            .add("int(default=, base=)", (in, value, a) -> integer(in, value, a))
            .add("float(default=)", (in, value, a) -> real(in, value, a))
            .add("round(precision=, method=)", (in, value, a) -> round(value, a))
            .add("filesizeformat(binary=)", (in, value, a) -> in.text(fileSize(in, value, a.truth("binary"))))
            .add("sum(attribute=, start=)", NumberFilters::sum);

    private NumberFilters() {}

    private static Value absolute(Value value) {
        if (value instanceof Real real) {
            return new Real(Math.abs(real.value()));
        }
        value.refuseIfUndefined();
        return Numbers.integer(value)
                .<Value>map(integer -> new Int(integer.abs()))
                .orElseThrow(() -> PythonError.type("bad operand type for abs(): '" + value.typeName() + "'"));
    }

    private static Value integer(Interpreter in, Value value, Bound arguments) {
        in.budget().scanText(value);
        value.refuseIfUndefined();
        Optional<BigInteger> exact = value instanceof Text text
                ? NumberText.integer(text.value(), arguments.integer("base", 10))
                : Numbers.integer(value);
        Optional<Double> real = exact.isPresent() ? Optional.empty() : toReal(value);
        if (value instanceof Real infinite && Double.isInfinite(infinite.value())) {
            throw PythonError.overflow("cannot convert float infinity to integer");
        }
        return exact.or(() -> real.filter(Double::isFinite).map(NumberFilters::truncated))
                .<Value>map(Int::new)
                .orElseGet(() -> arguments.optional("default").orElseGet(() -> Int.of(0)));
    }

    static BigInteger truncated(double value) {
        return new BigDecimal(value).toBigInteger();
    }

    private static Value real(Interpreter in, Value value, Bound arguments) {
        in.budget().scanText(value);
        value.refuseIfUndefined();
        return toReal(value)
                .<Value>map(Real::new)
                .orElseGet(() -> arguments.optional("default").orElseGet(() -> new Real(0)));
    }

    private static Optional<Double> toReal(Value value) {
        if (value instanceof Text text) {
            return NumberText.real(text.value());
        }
        return Numbers.isNumber(value) ? Optional.of(Numbers.real(value)) : Optional.empty();
    }

    private static Value round(Value value, Bound arguments) {
        int precision = arguments.integer("precision", 0);
        String method = arguments.text("method", "common").value();
        if (!method.equals("common") && !method.equals("ceil") && !method.equals("floor")) {
            throw PythonError.argument("method must be common, ceil or floor");
        }
        value.refuseIfUndefined();
        if (!Numbers.isNumber(value)) {
            throw PythonError.type(
                    method.equals("common")
                            ? "type " + value.typeName() + " doesn't define __round__ method"
                            : "must be real number, not " + value.typeName());
        }
        return method.equals("common")
                ? roundHalfEven(value, precision)
                : roundTowards(value, precision, method.equals("ceil"));
    }

    private static Value roundHalfEven(Value value, int precision) {
        if (value instanceof Real real) {
            boolean keeps = !Double.isFinite(real.value()) || precision > 400;
            return keeps || precision < -400
                    ? new Real(keeps ? real.value() : Math.copySign(0.0, real.value()))
                    : new Real(Math.copySign(
                            rounded(new BigDecimal(real.value()), precision).doubleValue(), real.value()));
        }
        BigInteger integer = Numbers.integer(value).orElseThrow();
        boolean tiny = precision < -Limits.DIGITS;
        return precision >= 0
                ? new Int(integer)
                : new Int(
                        tiny
                                ? BigInteger.ZERO
                                : rounded(new BigDecimal(integer), precision).toBigInteger());
    }

    private static BigDecimal rounded(BigDecimal value, int precision) {
        return value.setScale(precision, RoundingMode.HALF_EVEN);
    }

    private static Value roundTowards(Value value, int precision, boolean up) {
        Value scale = Arithmetic.apply(Operator.POWER, Int.of(10), Int.of(precision));
        Value scaled = Arithmetic.apply(Operator.MULTIPLY, value, scale);
        if (scaled instanceof Real real) {
            if (!Double.isFinite(real.value())) {
                throw PythonError.overflow("cannot convert float infinity to integer");
            }
            RoundingMode mode = up ? RoundingMode.CEILING : RoundingMode.FLOOR;
            scaled = new Int(new BigDecimal(real.value()).setScale(0, mode).toBigInteger());
        }
        return Arithmetic.apply(Operator.DIVIDE, scaled, scale);
    }

    private static String fileSize(Interpreter in, Value value, boolean binary) {
        in.budget().scanText(value);
        value.refuseIfUndefined();
        double bytes = toReal(value)
                .orElseThrow(() -> value instanceof Text text
                        ? PythonError.value("could not convert string to float: " + Repr.quote(text.value()))
                        : PythonError.type(
                                "float() argument must be a string or a real number, not '" + value.typeName() + "'"));
        int base = binary ? 1024 : 1000;
        if (bytes == 1) {
            return "1 Byte";
        }
        if (bytes == Double.NEGATIVE_INFINITY) {
            throw PythonError.overflow("cannot convert float infinity to integer");
        }
        if (bytes < base) {
            return truncated(bytes) + " Bytes";
        }
        String prefixes = binary ? "KMGTPEZY" : "kMGTPEZY";
        int prefix = 0;
        double unit = (double) base * base;
        while (prefix < 7 && !(bytes < unit)) {
            unit *= base;
            prefix++;
        }
        return NumberFormat.digits(base * bytes / unit, 1, 'f', false) + " " + prefixes.charAt(prefix)
                + (binary ? "iB" : "B");
    }

    private static Value sum(Interpreter in, Value value, Bound arguments) {
        AttributePath path = AttributePath.of(arguments.orNone("attribute"));
        Value sum = arguments.optional("start").orElseGet(() -> Int.of(0));
        if (sum instanceof Text) {
            throw PythonError.type("sum() can't sum strings [use ''.join(seq) instead]");
        }
        for (Value element : in.elements(value)) {
            sum = Operator.ADD.apply(in, sum, path.get(element));
        }
        return sum;
    }
}
