package dev.glmsh.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Filters that change or format strings. */
final class TextFilters {
    static final BuiltinTable TABLE = new BuiltinTable()
            .add("upper()", (in, value, a) -> Filters.method(in, "upper", value))
            .add("lower()", (in, value, a) -> Filters.method(in, "lower", value))
            .add("capitalize()", (in, value, a) -> Filters.method(in, "capitalize", value))
            .add(
                    "center(width=)",
                    (in, value, a) -> Filters.method(in, "center", value, Int.of(a.integer("width", 80))))
            .add("trim(chars=)", (in, value, a) -> Filters.method(in, "strip", value, a.orNone("chars")))
            .add("string()", (in, value, a) -> Filters.soft(in, value))
            .add("title()", (in, value, a) -> in.text(title(in.print(value))))
            .add("replace(old, new, count=)", TextFilters::replace)
            .add("join(d=, attribute=)", TextFilters::join)
            .add("format(*args, **kwargs)", TextFilters::format)
            .add(
                    "tojson(ensure_ascii=, indent=, separators=, sort_keys=)",
                    (in, value, a) -> JsonWriter.write(in, value, a))
            .add("urlencode()", (in, value, a) -> in.text(UrlQuoting.encode(in, value)));

    private TextFilters() {}

    /** Words as jinja2 sees them here: after white space, hyphens and opening brackets. */
    private static String title(String text) {
        StringBuilder result = new StringBuilder(text.length());
        int start = 0;
        while (start < text.length()) {
            int end = start;
            while (end < text.length() && !separatesWords(text.charAt(end))) {
                end++;
            }
            if (end > start) {
                int rest = text.offsetByCodePoints(start, 1);
                result.append(text.substring(start, rest).toUpperCase(Locale.ROOT))
                        .append(text.substring(rest, end).toLowerCase(Locale.ROOT));
            }
            int next = Math.min(end + 1, text.length());
            result.append(text, end, next);
            start = next;
        }
        return result.toString();
    }

    private static boolean separatesWords(char c) {
        return "-({[<".indexOf(c) >= 0 || Characters.isSpace(c);
    }

    private static Value replace(Interpreter in, Value value, Bound arguments) {
        Value count = arguments.orNone("count");
        return in.text(TextMethods.replace(
                in,
                in.print(value),
                in.print(arguments.value("old")),
                in.print(arguments.value("new")),
                count == None.NONE ? -1 : Bound.integer(count)));
    }

    private static Value join(Interpreter in, Value value, Bound arguments) {
        List<Value> parts = new ArrayList<>();
        Value attribute = arguments.orNone("attribute");
        AttributePath path = AttributePath.of(attribute);
        for (Value element : in.elements(value)) {
            parts.add(new Text(in.print(path.get(element))));
        }
        Text separator = new Text(in.print(arguments.optional("d").orElse(Text.EMPTY)));
        return Filters.method(in, "join", separator, in.list(parts));
    }

    private static Value format(Interpreter in, Value value, Bound arguments) {
        if (!arguments.rest().isEmpty() && !arguments.others().isEmpty()) {
            throw PythonError.argument("can't handle positional and keyword arguments at the same time");
        }
        Text format = Filters.soft(in, value);
        if (arguments.others().isEmpty()) {
            return PercentFormat.format(in, format, in.tuple(arguments.rest()));
        }
        Map<Value, Value> named = new LinkedHashMap<>();
        arguments.others().forEach((name, argument) -> named.put(new Text(name), argument));
        return PercentFormat.format(in, format, in.dict(named));
    }
}
