package dev.glmsh.template;

import java.math.BigInteger;
import java.util.Locale;

/**
 * Python's format specification: {@code [[fill]align][sign][#][0][width][grouping][.precision][type]}. What is not
 * given is {@link #ABSENT}, the precision -1.
 *
 * @param align one of {@code < > = ^}
 * @param sign one of {@code + -} and space
 * @param grouping {@code ,} or {@code _}
 */
record FormatSpec(
        String fill, char align, char sign, boolean alternate, int width, char grouping, int precision, char type) {
    static final char ABSENT = '\0';

    /** {@code format(value, specification)}. */
    static String format(Interpreter in, Value value, String specification) {
        if (specification.isEmpty()) {
            return in.print(value);
        }
        if (!(value instanceof Text) && !Numbers.isNumber(value)) {
            throw PythonError.type("unsupported format string passed to " + value.typeName() + ".__format__");
        }
        FormatSpec spec = new FormatSpecParser(specification, value).parse();
        in.budget().text((long) spec.width + Math.max(0, spec.precision));
        if (value instanceof Text text) {
            return spec.text(text.value());
        }
        boolean integral = spec.type == ABSENT || "bcdoxXn".indexOf(spec.type) >= 0;
        return Numbers.integer(value)
                .filter(integer -> integral)
                .map(spec::integer)
                .orElseGet(() -> spec.real(value));
    }

    private String text(String text) {
        if (type != 's' && type != ABSENT) {
            throw unknown("str");
        }
        refuse(sign != ABSENT, (sign == ' ' ? "Space" : "Sign") + " not allowed in string format specifier");
        refuse(alternate, "Alternate form (#) not allowed in string format specifier");
        refuse(align == '=', "'=' alignment not allowed in string format specifier");
        boolean whole = precision < 0 || CodePoints.length(text) <= precision;
        return pad("", whole ? text : CodePoints.substring(text, 0, precision), '<');
    }

    private String integer(BigInteger value) {
        refuse(precision >= 0, "Precision not allowed in integer format specifier");
        if (type == 'c') {
            refuse(sign != ABSENT, "Sign not allowed with integer format specifier 'c'");
            refuse(alternate, "Alternate form (#) not allowed with integer format specifier 'c'");
            return pad("", NumberFormat.character(value), '>');
        }
        int radix = switch (type) {
            case 'b' -> 2;
            case 'o' -> 8;
            case 'x', 'X' -> 16;
            default -> 10;
        };
        String mark = alternate && radix != 10 ? "0" + Character.toString(type) : "";
        String digits = value.abs().toString(radix);
        String shown = type == 'X' ? digits.toUpperCase(Locale.ROOT) : digits;
        return padNumber(sign(value.signum() < 0) + mark, shown, "", radix == 10 ? 3 : 4);
    }

    private String real(Value value) {
        if (type != ABSENT && "eEfFgG%n".indexOf(type) < 0) {
            throw unknown(value.typeName());
        }
        double number = Numbers.real(value) * (type == '%' ? 100 : 1);
        String digits = digits(number);
        int end = 0;
        while (end < digits.length() && Character.isDigit(digits.charAt(end))) {
            end++;
        }
        boolean negative = number < 0 || (number == 0 && 1 / number < 0);
        return padNumber(sign(negative), digits.substring(0, end), digits.substring(end), 3);
    }

    private String digits(double number) {
        if (type == ABSENT) {
            return NumberFormat.untyped(number, precision, alternate);
        }
        char style = type == '%' ? 'f' : type == 'n' ? 'g' : type;
        String digits = NumberFormat.digits(number, precision < 0 ? 6 : precision, style, alternate);
        return type == '%' ? digits + "%" : digits;
    }

    private String sign(boolean negative) {
        return negative ? "-" : sign == ABSENT || sign == '-' ? "" : Character.toString(sign);
    }

    private String padNumber(String prefix, String whole, String rest, int groupSize) {
        String digits = grouping == ABSENT ? whole : group(whole, prefix.length() + rest.length(), groupSize);
        return pad(prefix, digits + rest, '>');
    }

    /** Puts separators between the digits, and between the zeros that fill the width. */
    private String group(String digits, int others, int groupSize) {
        StringBuilder grouped = new StringBuilder();
        boolean zeros = align == '=' && fill.equals("0");
        int count = 0;
        for (int i = digits.length() - 1; i >= 0 || (zeros && grouped.length() + others < width); i--) {
            if (count > 0 && count % groupSize == 0) {
                grouped.append(grouping);
            }
            grouped.append(i >= 0 ? digits.charAt(i) : '0');
            count++;
        }
        return grouped.reverse().toString();
    }

    private String pad(String prefix, String text, char usual) {
        int missing = Math.max(0, width - CodePoints.length(text) - prefix.length());
        return switch (align == ABSENT ? usual : align) {
            case '<' -> prefix + text + fill.repeat(missing);
            case '^' -> fill.repeat(missing / 2) + prefix + text + fill.repeat(missing - missing / 2);
            case '=' -> prefix + fill.repeat(missing) + text;
            default -> fill.repeat(missing) + prefix + text;
        };
    }

    private static void refuse(boolean refused, String reason) {
        if (refused) {
            throw PythonError.value(reason);
        }
    }

    private PythonError unknown(String typeName) {
        return PythonError.value("Unknown format code '" + type + "' for object of type '" + typeName + "'");
    }
}
