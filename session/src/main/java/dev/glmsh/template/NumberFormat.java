package dev.glmsh.template;

import java.math.BigInteger;
import java.util.Locale;

/** Numbers as printf-style formats write them. */
final class NumberFormat {
    private NumberFormat() {}

    /**
     * What a format asks for.
     *
     * @param flags any of {@code - + space # 0}
     * @param precision -1 if not given
     */
    record Style(String flags, int width, int precision, char type) {
        boolean has(char flag) {
            return flags.indexOf(flag) >= 0;
        }

        String pad(String text) {
            String fill = " ".repeat(Math.max(0, width - CodePoints.length(text)));
            return has('-') ? text + fill : fill + text;
        }

        /** Pads a number, with zeros between prefix and digits if the style says so. */
        String padNumber(String prefix, String digits) {
            int missing = Math.max(0, width - prefix.length() - digits.length());
            return has('0') && !has('-') ? prefix + "0".repeat(missing) + digits : pad(prefix + digits);
        }

        String sign(boolean negative) {
            return negative ? "-" : has('+') ? "+" : has(' ') ? " " : "";
        }
    }

    static String integer(Style style, BigInteger value) {
        int radix = switch (style.type()) {
            case 'o' -> 8;
            case 'x', 'X' -> 16;
            default -> 10;
        };
        String digits = value.abs().toString(radix);
        digits = "0".repeat(Math.max(0, style.precision() - digits.length())) + digits;
        String mark = style.has('#') && radix != 10 ? (radix == 8 ? "0o" : "0x") : "";
        String number = style.padNumber(style.sign(value.signum() < 0) + mark, digits);
        return style.type() == 'X' ? number.toUpperCase(Locale.ROOT) : number;
    }

    static String real(Style style, double value) {
        String digits = digits(value, style.precision() < 0 ? 6 : style.precision(), style.type(), style.has('#'));
        boolean negative = value < 0 || (value == 0 && 1 / value < 0);
        return style.padNumber(style.sign(negative), digits);
    }

    /** The number without sign, in format {@code e}, {@code f} or {@code g}; capital letters give capitals. */
    static String digits(double value, int precision, char type, boolean alternate) {
        double magnitude = Math.abs(value);
        String digits = !Double.isFinite(magnitude)
                ? FloatFormat.special(magnitude)
                : switch (Character.toLowerCase(type)) {
                    case 'e' -> FloatFormat.exponential(magnitude, precision, alternate);
                    case 'f' -> FloatFormat.fixed(magnitude, precision) + (alternate && precision == 0 ? "." : "");
                    default -> FloatFormat.general(magnitude, precision, alternate, false);
                };
        return Character.isUpperCase(type) ? digits.toUpperCase(Locale.ROOT) : digits;
    }

    /** A float without a format type: as it is printed, or with a precision as {@code g}, but always like a float. */
    static String untyped(double value, int precision, boolean alternate) {
        double magnitude = Math.abs(value);
        if (precision < 0 || !Double.isFinite(magnitude)) {
            return FloatFormat.repr(magnitude);
        }
        return FloatFormat.general(magnitude, precision, alternate, true);
    }

    /** The character with the given code point. */
    static String character(BigInteger code) {
        if (code.signum() < 0 || code.bitLength() > 21 || code.intValue() > Character.MAX_CODE_POINT) {
            throw PythonError.overflow("%c arg not in range(0x110000)");
        }
        return Character.toString(code.intValue());
    }
}
