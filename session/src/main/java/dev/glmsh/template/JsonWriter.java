package dev.glmsh.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Values as JSON, as Python's {@code json.dumps} writes it. */
final class JsonWriter {
    private final Interpreter in;
    private final boolean ascii;
    private final boolean sortKeys;
    private final Optional<String> indent;
    private final String itemSeparator;
    private final String keySeparator;
    private final StringBuilder out = new StringBuilder();

    private JsonWriter(Interpreter in, Bound arguments) {
        this.in = in;
        this.ascii = arguments.truth("ensure_ascii");
        this.sortKeys = arguments.truth("sort_keys");
        this.indent = indent(in, arguments.orNone("indent"));
        Value separators = arguments.orNone("separators");
        if (separators == None.NONE) {
            itemSeparator = indent.isPresent() ? "," : ", ";
            keySeparator = ": ";
        } else {
            List<Value> pair = in.elements(separators);
            if (pair.size() != 2) {
                throw PythonError.value((pair.size() < 2 ? "not enough" : "too many") + " values to unpack (expected 2"
                        + (pair.size() < 2 ? ", got " + pair.size() : "") + ")");
            }
            itemSeparator = in.print(pair.get(0));
            keySeparator = in.print(pair.get(1));
        }
    }

    private static Optional<String> indent(Interpreter in, Value indent) {
        if (indent == None.NONE) {
            return Optional.empty();
        }
        if (indent instanceof Text text) {
            return Optional.of(text.value());
        }
        int width = Math.max(0, Bound.integer(indent));
        in.budget().text(width);
        return Optional.of(" ".repeat(width));
    }

    /** The filter {@code tojson} as transformers defines it. */
    static Value write(Interpreter in, Value value, Bound arguments) {
        JsonWriter writer = new JsonWriter(in, arguments);
        writer.value(value, 0);
        return in.text(writer.out.toString());
    }

    private void append(String text) {
        in.budget().append(out.length(), text.length());
        out.append(text);
    }

    private void value(Value value, int level) {
        in.budget().spend(1);
        if (value instanceof Text text) {
            append(quote(text.value()));
        } else if (value instanceof SequenceValue sequence) {
            list(sequence.elements(), level);
        } else if (value instanceof DictValue dict) {
            dict(dict, level);
        } else {
            append(scalar(value)
                    .orElseThrow(() ->
                            PythonError.type("Object of type " + value.typeName() + " is not JSON serializable")));
        }
    }

    private static Optional<String> scalar(Value value) {
        if (value == None.NONE) {
            return Optional.of("null");
        }
        if (value instanceof Bool) {
            return Optional.of(value.truth() ? "true" : "false");
        }
        if (value instanceof Int integer) {
            return Optional.of(integer.value().toString());
        }
        return value instanceof Real real ? Optional.of(real(real.value())) : Optional.empty();
    }

    private static String real(double value) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "Infinity" : "-Infinity";
        }
        return FloatFormat.repr(value);
    }

    private void list(List<Value> elements, int level) {
        if (elements.isEmpty()) {
            append("[]");
            return;
        }
        append("[");
        String separator = "";
        for (Value element : elements) {
            append(separator);
            newLine(level + 1);
            value(element, level + 1);
            separator = itemSeparator;
        }
        newLine(level);
        append("]");
    }

    private void dict(DictValue dict, int level) {
        if (!dict.truth()) {
            append("{}");
            return;
        }
        append("{");
        String separator = "";
        for (Map.Entry<Value, Value> entry : entries(dict)) {
            append(separator);
            newLine(level + 1);
            append(quote(key(entry.getKey())));
            append(keySeparator);
            value(entry.getValue(), level + 1);
            separator = itemSeparator;
        }
        newLine(level);
        append("}");
    }

    private List<Map.Entry<Value, Value>> entries(DictValue dict) {
        List<Map.Entry<Value, Value>> entries = new ArrayList<>(dict.entries().entrySet());
        return sortKeys ? Ordering.sort(entries, (a, b) -> Ordering.less(in, a.getKey(), b.getKey())) : entries;
    }

    private static String key(Value key) {
        if (key instanceof Text text) {
            return text.value();
        }
        return scalar(key)
                .orElseThrow(
                        () -> PythonError.type("keys must be str, int, float, bool or None, not " + key.typeName()));
    }

    private void newLine(int level) {
        if (indent.isPresent()) {
            append("\n");
            for (int i = 0; i < level; i++) {
                append(indent.get());
            }
        }
    }

    private String quote(String text) {
        in.budget().text(text.length());
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                case '\b' -> quoted.append("\\b");
                case '\f' -> quoted.append("\\f");
                default -> {
                    if (c < 0x20 || (ascii && c > 0x7e)) {
                        quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                    } else {
                        quoted.append(c);
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }
}
