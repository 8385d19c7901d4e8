package dev.glmsh.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Python's {@code str.format}, with attributes and items looked up as the sandbox does. */
final class BraceFormat {
    private final Interpreter in;
    private final Text format;
    private final Arguments arguments;
    private int automatic;
    private boolean numbered;

    private BraceFormat(Interpreter in, Text format, Arguments arguments) {
        this.in = in;
        this.format = format;
        this.arguments = arguments;
    }

    static Text format(Interpreter in, Text format, Arguments arguments) {
        return format.with(new BraceFormat(in, format, arguments).fill(format.value(), 2));
    }

    static Text formatMap(Interpreter in, Text format, Value mapping) {
        if (!(mapping instanceof DictValue dict)) {
            throw PythonError.type("format_map() needs a mapping, not " + mapping.typeName());
        }
        Map<String, Value> named = new LinkedHashMap<>();
        dict.entries().forEach((key, value) -> named.put(in.print(key), value));
        return format(in, format, new Arguments(List.of(), named));
    }

    /** Replaces the fields of a format, or, one level deeper, of a format specification. */
    private String fill(String text, int levels) {
        if (levels == 0) {
            throw PythonError.value("Max string recursion exceeded");
        }
        StringBuilder out = new StringBuilder();
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            boolean doubled = i + 1 < text.length() && text.charAt(i + 1) == c;
            if ((c == '{' || c == '}') && doubled) {
                out.append(c);
                i += 2;
            } else if (c == '}') {
                throw PythonError.value("Single '}' encountered in format string");
            } else if (c == '{') {
                int end = endOfField(text, i + 1);
                append(out, field(text.substring(i + 1, end), levels));
                i = end + 1;
            } else {
                out.append(c);
                i++;
            }
        }
        return in.text(out.toString()).value();
    }

    private void append(StringBuilder out, String text) {
        in.budget().append(out.length(), text.length());
        out.append(text);
    }

    private static int endOfField(String text, int start) {
        int depth = 1;
        boolean inIndex = false;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '[') {
                inIndex = true;
            } else if (c == ']') {
                inIndex = false;
            } else if (c == '{' && !inIndex) {
                depth++;
            } else if (c == '}' && !inIndex && --depth == 0) {
                return i;
            }
        }
        throw PythonError.value(
                start == text.length()
                        ? "Single '{' encountered in format string"
                        : "expected '}' before end of string");
    }

    private String field(String field, int levels) {
        int bracket = field.indexOf('[');
        int afterIndex = bracket < 0 ? 0 : Math.max(0, field.lastIndexOf(']'));
        int colon = field.indexOf(':', bracket >= 0 && bracket < firstColon(field) ? afterIndex : 0);
        String head = colon < 0 ? field : field.substring(0, colon);
        int bang = head.indexOf('!', bracket >= 0 ? afterIndex : 0);
        Value value = lookup(bang < 0 ? head : head.substring(0, bang));
        if (bang >= 0) {
            value = convert(value, head.substring(bang + 1));
        }
        String specification = colon < 0 ? "" : fill(field.substring(colon + 1), levels - 1);
        if (format.markup() && specification.isEmpty()) {
            return Markup.escape(in, value).value();
        }
        return FormatSpec.format(in, value, specification);
    }

    private static int firstColon(String field) {
        int colon = field.indexOf(':');
        return colon < 0 ? Integer.MAX_VALUE : colon;
    }

    private Value convert(Value value, String conversion) {
        return switch (conversion) {
            case "r" -> new Text(in.repr(value));
            case "s" -> new Text(in.print(value));
            case "a" -> new Text(Repr.ascii(in.repr(value)));
            case "" -> throw PythonError.value("end of string while looking for conversion specifier");
            default ->
                throw PythonError.value(
                        conversion.length() > 1
                                ? "expected ':' after conversion specifier"
                                : "Unknown conversion specifier " + conversion);
        };
    }

    private Value lookup(String path) {
        int end = 0;
        while (end < path.length() && path.charAt(end) != '.' && path.charAt(end) != '[') {
            end++;
        }
        Value value = first(path.substring(0, end));
        while (end < path.length()) {
            boolean attribute = path.charAt(end) == '.';
            int start = end + 1;
            end = attribute ? endOfName(path, start) : path.indexOf(']', start);
            if (end < 0) {
                throw PythonError.value("Missing ']' in format string");
            }
            String name = path.substring(start, end);
            if (name.isEmpty()) {
                throw PythonError.value("Empty attribute in format string");
            }
            value = attribute ? Lookup.attribute(value, name) : Lookup.item(value, key(name));
            end += attribute ? 0 : 1;
        }
        return value;
    }

    private static int endOfName(String path, int start) {
        int end = start;
        while (end < path.length() && path.charAt(end) != '.' && path.charAt(end) != '[') {
            end++;
        }
        return end;
    }

    private static Value key(String name) {
        return isNumber(name) ? Int.of(Long.parseLong(name)) : new Text(name);
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.length() < 10 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private Value first(String name) {
        if (!name.isEmpty() && !isNumber(name)) {
            Value named = arguments.named().get(name);
            if (named == null) {
                throw new PythonError("KeyError", Repr.quote(name));
            }
            return named;
        }
        boolean manual = !name.isEmpty();
        if (manual ? automatic > 0 : numbered) {
            throw PythonError.value("cannot switch from manual field specification to automatic field numbering");
        }
        numbered |= manual;
        int index = manual ? Integer.parseInt(name) : automatic++;
        if (index >= arguments.positional().size()) {
            throw new PythonError("IndexError", "tuple index out of range");
        }
        return arguments.positional().get(index);
    }
}
