package dev.glmsh.template;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Floats as text, as Python writes them. */
final class FloatFormat {
    private FloatFormat() {}

    /** {@code repr(value)}: the shortest digits that read back as the same number; with an exponent below 1e-4 and from 1e16 on. */
    static String repr(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return special(value);
        }
        if (value == 0) {
            return 1 / value < 0 ? "-0.0" : "0.0";
        }
        BigDecimal shortest = shortest(Math.abs(value));
        String digits = shortest.unscaledValue().toString();
        int point = digits.length() - shortest.scale();
        String text = point > 16 || point < -3 ? scientific(digits, point - 1) : plain(digits, point);
        return value < 0 ? "-" + text : text;
    }

    static String special(double value) {
        return Double.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
    }

    // Double.toString gives too many digits before JDK 19 (JDK-4511638).
    private static BigDecimal shortest(double value) {
        BigDecimal exact = new BigDecimal(value);
        for (int precision = 1; precision < 17; precision++) {
            for (RoundingMode mode : new RoundingMode[] {RoundingMode.HALF_EVEN, RoundingMode.UP, RoundingMode.DOWN}) {
                BigDecimal rounded = exact.round(new MathContext(precision, mode));
                if (rounded.doubleValue() == value) {
                    return withoutTrailingZeros(rounded);
                }
            }
        }
        return withoutTrailingZeros(exact.round(new MathContext(17, RoundingMode.HALF_EVEN)));
    }

    private static BigDecimal withoutTrailingZeros(BigDecimal value) {
        return value.stripTrailingZeros();
    }

    private static String plain(String digits, int point) {
        if (point <= 0) {
            return "0." + "0".repeat(-point) + digits;
        }
        return point >= digits.length()
                ? digits + "0".repeat(point - digits.length()) + ".0"
                : digits.substring(0, point) + "." + digits.substring(point);
    }

    private static String scientific(String digits, int exponent) {
        String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
        return digits.charAt(0) + fraction + exponent(exponent, 'e');
    }

    /** {@code e+05}: the sign always, at least two digits. */
    static String exponent(int exponent, char letter) {
        return letter + (exponent < 0 ? "-" : "+") + (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
    }

    /** {@code %.{precision}f} of a finite number that is not negative. */
    static String fixed(double value, int precision) {
        BigDecimal exact = new BigDecimal(value);
        if (precision <= exact.scale()) {
            return exact.setScale(precision, RoundingMode.HALF_EVEN).toPlainString();
        }
        String point = exact.scale() == 0 && precision > 0 ? "." : "";
        return exact.toPlainString() + point + "0".repeat(precision - exact.scale());
    }

    /** {@code %.{precision}e}. */
    static String exponential(double value, int precision, boolean alternate) {
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(precision + 1, RoundingMode.HALF_EVEN));
        String digits = value == 0 ? "0" : rounded.unscaledValue().toString();
        int exponent = value == 0 ? 0 : digits.length() - 1 - rounded.scale();
        String padded = digits.length() > precision
                ? digits.substring(0, precision + 1)
                : digits + "0".repeat(precision + 1 - digits.length());
        String fraction = precision > 0 || alternate ? "." + padded.substring(1) : "";
        return padded.charAt(0) + fraction + exponent(exponent, 'e');
    }

    /**
     * {@code %.{precision}g}: fixed or with an exponent, whichever suits, without trailing zeros.
     *
     * @param pointed whether whole numbers end in {@code .0}, which takes one digit of the precision
     */
    static String general(double value, int precision, boolean alternate, boolean pointed) {
        int significant = Math.max(precision, 1);
        String scientific = exponential(value, significant - 1, alternate);
        int split = scientific.indexOf('e');
        int exponent = Integer.parseInt(scientific.substring(split + 1));
        if (exponent < -4 || exponent >= significant - (pointed ? 1 : 0)) {
            String digits = scientific.substring(0, split);
            return (alternate ? digits : withoutZeros(digits)) + scientific.substring(split);
        }
        String fixed = fixed(value, significant - 1 - exponent);
        if (alternate) {
            return fixed.contains(".") ? fixed : fixed + ".";
        }
        String digits = withoutZeros(fixed);
        return pointed && !digits.contains(".") ? digits + ".0" : digits;
    }

    private static String withoutZeros(String number) {
        if (!number.contains(".")) {
            return number;
        }
        int end = number.length();
        while (number.charAt(end - 1) == '0') {
            end--;
        }
        return number.substring(0, number.charAt(end - 1) == '.' ? end - 1 : end);
    }
}
