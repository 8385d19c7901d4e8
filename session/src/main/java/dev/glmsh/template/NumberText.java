package dev.glmsh.template;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Numbers in strings, as Python's {@code int()} and {@code float()} read them. */
final class NumberText {
    private static final Set<String> INFINITIES = Set.of("inf", "infinity");

    private static final int LONGEST = 100_000;

    private NumberText() {}

    /** {@code int(text, base)}; empty if that is a ValueError. */
    static Optional<BigInteger> integer(String text, int base) {
        if (base != 0 && (base < 2 || base > 36)) {
            return Optional.empty();
        }
        String digits = asciiDigits(stripped(text)).toLowerCase(Locale.ROOT);
        boolean negative = digits.startsWith("-");
        String unsigned = negative || digits.startsWith("+") ? digits.substring(1) : digits;
        int prefixBase = prefixBase(unsigned);
        boolean prefixed = prefixBase > 0 && (base == 0 || base == prefixBase);
        int radix = prefixed ? prefixBase : base == 0 ? 10 : base;
        String body = prefixed ? unsigned.substring(2) : unsigned;
        String plain = withoutUnderscores(prefixed && body.startsWith("_") ? body.substring(1) : body);
        boolean leadingZero = base == 0
                && !prefixed
                && plain.length() > 1
                && plain.startsWith("0")
                && plain.chars().anyMatch(c -> c != '0');
        boolean valid = !plain.isEmpty()
                && !leadingZero
                && plain.length() <= Limits.DIGITS
                && plain.chars().allMatch(c -> c < 128 && Character.digit(c, radix) >= 0);
        return valid ? Optional.of(new BigInteger((negative ? "-" : "") + plain, radix)) : Optional.empty();
    }

    private static String stripped(String text) {
        if (text.length() > LONGEST) {
            throw PythonError.limit("a number would be read from more than " + LONGEST + " characters");
        }
        return TextMethods.strip(text, None.NONE, true, true);
    }

    private static int prefixBase(String text) {
        return text.startsWith("0x") ? 16 : text.startsWith("0o") ? 8 : text.startsWith("0b") ? 2 : 0;
    }

    /** {@code float(text)}; empty if that is a ValueError. */
    static Optional<Double> real(String text) {
        String number = withoutUnderscores(asciiDigits(stripped(text)).toLowerCase(Locale.ROOT));
        boolean signed = number.startsWith("-") || number.startsWith("+");
        String unsigned = signed ? number.substring(1) : number;
        double sign = number.startsWith("-") ? -1 : 1;
        if (INFINITIES.contains(unsigned)) {
            return Optional.of(sign * Double.POSITIVE_INFINITY);
        }
        if (unsigned.equals("nan")) {
            return Optional.of(Double.NaN);
        }
        return isDecimal(unsigned) ? Optional.of(sign * Double.parseDouble(unsigned)) : Optional.empty();
    }

    /** Digits with at most one point, at least one digit, and perhaps an exponent. */
    private static boolean isDecimal(String text) {
        int exponent = text.indexOf('e');
        String mantissa = exponent < 0 ? text : text.substring(0, exponent);
        String power = exponent < 0 ? "0" : text.substring(exponent + 1);
        boolean signed = power.startsWith("-") || power.startsWith("+");
        int point = mantissa.indexOf('.');
        String digits = point < 0 ? mantissa : mantissa.substring(0, point) + mantissa.substring(point + 1);
        return areDigits(digits) && areDigits(signed ? power.substring(1) : power);
    }

    private static boolean areDigits(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** Single underscores between digits are allowed and mean nothing; others make the text no number. */
    private static String withoutUnderscores(String text) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean between = c == '_'
                    && i > 0
                    && i + 1 < text.length()
                    && Character.isLetterOrDigit(text.charAt(i - 1))
                    && Character.isLetterOrDigit(text.charAt(i + 1));
            if (!between) {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    private static String asciiDigits(String text) {
        StringBuilder ascii = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c >= 128 && Character.isDigit(c)) {
                ascii.append(Character.digit(c, 10));
            } else {
                ascii.appendCodePoint(c);
            }
        });
        return ascii.toString();
    }
}
