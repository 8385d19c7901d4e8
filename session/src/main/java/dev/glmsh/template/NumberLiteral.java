package dev.glmsh.template;

/**
 * A number as it stands in a template: {@code 12}, {@code 1_000}, {@code 0xff}, {@code 0b1}, {@code 0o7}, {@code 1.5},
 * {@code 1e-3}.
 *
 * @param text the number without underscores
 * @param end the index after it
 */
record NumberLiteral(String text, boolean isFloat, int end) {
    /** Reads the number that begins with the digit at {@code start}. */
    static NumberLiteral at(String source, int start) {
        int whole = digits(source, start, 10, false);
        boolean afterDot = start > 0 && source.charAt(start - 1) == '.';
        int fraction = charAt(source, whole) == '.' ? digits(source, whole + 1, 10, false) : whole;
        boolean hasFraction = fraction > whole + 1;
        int mantissa = hasFraction ? fraction : whole;
        int exponent = exponent(source, mantissa);
        if (!afterDot && (hasFraction || exponent > mantissa)) {
            return number(source, start, Math.max(mantissa, exponent), true);
        }
        return number(source, start, integer(source, start), false);
    }

    private static NumberLiteral number(String source, int start, int end, boolean isFloat) {
        return new NumberLiteral(source.substring(start, end).replace("_", ""), isFloat, end);
    }

    private static int exponent(String source, int at) {
        if (charAt(source, at) != 'e' && charAt(source, at) != 'E') {
            return at;
        }
        char sign = charAt(source, at + 1);
        int first = sign == '+' || sign == '-' ? at + 2 : at + 1;
        int end = digits(source, first, 10, false);
        return end > first ? end : at;
    }

    private static int integer(String source, int start) {
        int radix = switch (Character.toLowerCase(charAt(source, start + 1))) {
            case 'b' -> 2;
            case 'o' -> 8;
            case 'x' -> 16;
            default -> 10;
        };
        if (source.charAt(start) != '0') {
            return digits(source, start, 10, false);
        }
        int prefixed = radix == 10 ? start : digits(source, start + 2, radix, true);
        return prefixed > start + 2 ? prefixed : digits(source, start, 1, false);
    }

    /** Index after a run of digits, with single underscores between them; radix 1 means zeros only. */
    private static int digits(String source, int start, int radix, boolean leadingUnderscore) {
        int end = start;
        while (true) {
            boolean underscore = charAt(source, end) == '_' && (end > start || leadingUnderscore);
            int digit = underscore ? end + 1 : end;
            char c = charAt(source, digit);
            if (c >= 128 || Character.digit(c, Math.max(radix, 2)) < 0 || (radix == 1 && c != '0')) {
                return end;
            }
            end = digit + 1;
        }
    }

    private static char charAt(String source, int index) {
        return index < source.length() ? source.charAt(index) : '\0';
    }
}
