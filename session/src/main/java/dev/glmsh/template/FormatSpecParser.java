package dev.glmsh.template;

/** Reads a {@link FormatSpec} from left to right. */
final class FormatSpecParser {
    private static final int MOST_DIGITS = 9;

    private final String text;
    private final Value value;
    private final boolean number;
    private int position;

    FormatSpecParser(String text, Value value) {
        this.text = text;
        this.value = value;
        this.number = Numbers.isNumber(value);
    }

    FormatSpec parse() {
        String given = fill();
        char align = oneOf("<>=^");
        char sign = oneOf("+- ");
        boolean alternate = oneOf("#") == '#';
        boolean zeros = given.isEmpty() && oneOf("0") == '0';
        String fill = zeros ? "0" : given.isEmpty() ? " " : given;
        char side = zeros && number && align == FormatSpec.ABSENT ? '=' : align;
        int width = Math.max(0, number());
        char grouping = oneOf(",_");
        int precision = precision();
        char type = type();
        checkGrouping(grouping, type);
        return new FormatSpec(fill, side, sign, alternate, width, grouping, precision, type);
    }

    /** The fill character, which is only there if an alignment follows it. */
    private String fill() {
        int end = text.offsetByCodePoints(0, 1);
        boolean given = end < text.length() && "<>=^".indexOf(text.charAt(end)) >= 0;
        position = given ? end : 0;
        return text.substring(0, position);
    }

    private void checkGrouping(char grouping, char type) {
        boolean untyped = type == FormatSpec.ABSENT;
        String groupable = grouping == '_' ? "deEfFgG%boxX" : "deEfFgG%";
        boolean allowed = untyped ? number : groupable.indexOf(type) >= 0;
        if (grouping != FormatSpec.ABSENT && !allowed) {
            throw PythonError.value("Cannot specify '" + grouping + "' with '" + (untyped ? 's' : type) + "'.");
        }
    }

    private int precision() {
        if (oneOf(".") != '.') {
            return -1;
        }
        int precision = number();
        if (precision < 0) {
            throw PythonError.value("Format specifier missing precision");
        }
        return precision;
    }

    private char oneOf(String choices) {
        boolean found = position < text.length() && choices.indexOf(text.charAt(position)) >= 0;
        return found ? text.charAt(position++) : FormatSpec.ABSENT;
    }

    private int number() {
        int start = position;
        while (position < text.length() && text.charAt(position) >= '0' && text.charAt(position) <= '9') {
            position++;
        }
        if (position - start > MOST_DIGITS) {
            throw PythonError.value("Too many decimal digits in format string");
        }
        return position == start ? -1 : Integer.parseInt(text.substring(start, position));
    }

    private char type() {
        if (position < text.length() - 1) {
            throw PythonError.value(
                    "Invalid format specifier " + Repr.quote(text) + " for object of type '" + value.typeName() + "'");
        }
        return position == text.length() ? FormatSpec.ABSENT : text.charAt(position);
    }
}
