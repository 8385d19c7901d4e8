package dev.glmsh.template;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** Python's {@code format % values}. */
final class PercentFormat {
    private final Interpreter in;
    private final Text format;
    private final Value values;
    private final List<Value> arguments;
    private final StringBuilder out = new StringBuilder();
    private int position;
    private int used;
    private boolean mapped;

    private PercentFormat(Interpreter in, Text format, Value values) {
        this.in = in;
        this.format = format;
        this.values = values;
        this.arguments = values instanceof TupleValue tuple ? tuple.elements() : List.of(values);
    }

    static Text format(Interpreter in, Text format, Value values) {
        return new PercentFormat(in, format, values).format();
    }

    private Text format() {
        String text = format.value();
        while (position < text.length()) {
            int percent = text.indexOf('%', position);
            append(text.substring(position, percent < 0 ? text.length() : percent));
            position = percent < 0 ? text.length() : percent + 1;
            if (percent >= 0) {
                conversion();
            }
        }
        boolean mapping = values.hasItems() && !(values instanceof TupleValue) && !(values instanceof Text);
        if (used < arguments.size() && !mapped && !mapping) {
            throw PythonError.type("not all arguments converted during string formatting");
        }
        return format.with(out.toString());
    }

    private void append(String text) {
        in.budget().append(out.length(), text.length());
        out.append(text);
    }

    private char peek() {
        if (position >= format.value().length()) {
            throw PythonError.value("incomplete format");
        }
        return format.value().charAt(position);
    }

    private void conversion() {
        Optional<Value> named = key();
        StringBuilder flags = new StringBuilder();
        while ("-+ #0".indexOf(peek()) >= 0) {
            flags.append(format.value().charAt(position++));
        }
        int width = number();
        if (width < 0 && width != Integer.MIN_VALUE) {
            flags.append('-');
        }
        int precision = -1;
        if (peek() == '.') {
            position++;
            precision = Math.max(0, number());
        }
        while ("hlL".indexOf(peek()) >= 0) {
            position++;
        }
        char type = format.value().charAt(position++);
        if (type == '%') {
            append("%");
            return;
        }
        NumberFormat.Style style = new NumberFormat.Style(
                flags.toString(), width == Integer.MIN_VALUE ? 0 : Math.abs(width), precision, type);
        in.budget().text((long) style.width() + Math.max(0, precision));
        append(convert(style, named.isPresent() ? named.get() : next()));
    }

    private Optional<Value> key() {
        if (peek() != '(') {
            return Optional.empty();
        }
        int depth = 1;
        int end = ++position;
        while (end < format.value().length() && depth > 0) {
            char c = format.value().charAt(end++);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        }
        if (depth > 0) {
            throw PythonError.value("incomplete format key");
        }
        if (!(values instanceof DictValue dict)) {
            throw PythonError.type("format requires a mapping");
        }
        String name = format.value().substring(position, end - 1);
        position = end;
        mapped = true;
        return Optional.of(dict.get(name).orElseThrow(() -> new PythonError("KeyError", Repr.quote(name))));
    }

    private Value next() {
        if (used >= arguments.size()) {
            throw PythonError.type("not enough arguments for format string");
        }
        return arguments.get(used++);
    }

    /** A width or precision, written out or taken from the arguments; the lowest integer if there is none. */
    private int number() {
        if (peek() == '*') {
            position++;
            Value value = next();
            if (Numbers.integer(value).isEmpty()) {
                throw PythonError.type("* wants int");
            }
            return Math.max(Bound.integer(value), -Integer.MAX_VALUE);
        }
        int start = position;
        while (Character.isDigit(peek())) {
            position++;
        }
        if (start == position) {
            return Integer.MIN_VALUE;
        }
        String digits = format.value().substring(start, position);
        return digits.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(digits);
    }

    private String convert(NumberFormat.Style style, Value value) {
        return switch (style.type()) {
            case 's' -> style.pad(cut(style, argumentText(value)));
            case 'r' -> style.pad(cut(style, in.repr(value)));
            case 'a' -> style.pad(cut(style, Repr.ascii(in.repr(value))));
            case 'c' -> style.pad(character(value));
            case 'd', 'i', 'u' -> NumberFormat.integer(style, decimal(style, value));
            case 'o', 'x', 'X' -> NumberFormat.integer(style, wholeNumber(style, value));
            case 'e', 'E', 'f', 'F', 'g', 'G' -> NumberFormat.real(style, real(value));
            default ->
                throw PythonError.value("unsupported format character '" + style.type() + "' (0x"
                        + Integer.toHexString(style.type()) + ") at index " + (position - 1));
        };
    }

    private String argumentText(Value value) {
        return format.markup() ? Markup.escape(in, value).value() : in.print(value);
    }

    private static String cut(NumberFormat.Style style, String text) {
        boolean whole = style.precision() < 0 || CodePoints.length(text) <= style.precision();
        return whole ? text : CodePoints.substring(text, 0, style.precision());
    }

    private static String character(Value value) {
        if (value instanceof Text text && CodePoints.length(text.value()) == 1) {
            return text.value();
        }
        return NumberFormat.character(
                Numbers.integer(value).orElseThrow(() -> PythonError.type("%c requires int or char")));
    }

    private static BigInteger decimal(NumberFormat.Style style, Value value) {
        if (value instanceof Real real && Double.isFinite(real.value())) {
            return NumberFilters.truncated(real.value());
        }
        return Numbers.integer(value)
                .orElseThrow(() -> PythonError.type(
                        "%" + style.type() + " format: a real number is required, not " + value.typeName()));
    }

    private static BigInteger wholeNumber(NumberFormat.Style style, Value value) {
        return Numbers.integer(value)
                .orElseThrow(() -> PythonError.type(
                        "%" + style.type() + " format: an integer is required, not " + value.typeName()));
    }

    private static double real(Value value) {
        value.refuseIfUndefined();
        if (!Numbers.isNumber(value)) {
            throw PythonError.type("must be real number, not " + value.typeName());
        }
        return Numbers.real(value);
    }
}
