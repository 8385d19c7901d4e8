package dev.glmsh.template;

import java.util.Map;
import java.util.regex.Pattern;

/** Filters for HTML. Nothing is escaped unless a template asks for it. */
final class MarkupFilters {
    private static final Pattern NO_ATTRIBUTE_NAME = Pattern.compile("[ \t\n\r\f\u000b/>=]");

    static final BuiltinTable TABLE = new BuiltinTable()
            .add("escape()", (in, value, a) -> Markup.escape(in, value))
            .alias("e", "escape")
            .add("forceescape()", (in, value, a) -> new Text(Markup.escaped(in, in.print(value)), true))
            .add("safe()", (in, value, a) -> new Text(in.print(value), true))
            .add("xmlattr(autospace=)", MarkupFilters::attributes);

    private MarkupFilters() {}

    private static Value attributes(Interpreter in, Value value, Bound arguments) {
        if (!(value instanceof DictValue dict)) {
            value.refuseIfUndefined();
            throw PythonError.type("xmlattr needs a mapping, not '" + value.typeName() + "'");
        }
        StringBuilder result = new StringBuilder();
        for (Map.Entry<Value, Value> entry : dict.entries().entrySet()) {
            if (entry.getValue() == None.NONE || entry.getValue() instanceof Undefined) {
                continue;
            }
            String name = in.print(entry.getKey());
            if (NO_ATTRIBUTE_NAME.matcher(name).find()) {
                throw PythonError.value("Invalid character in attribute name: " + Repr.quote(name));
            }
            result.append(result.isEmpty() ? "" : " ")
                    .append(Markup.escaped(in, name))
                    .append("=\"")
                    .append(Markup.escape(in, entry.getValue()).value())
                    .append('"');
        }
        boolean space = arguments.optional("autospace").map(Value::truth).orElse(true);
        return in.text(space && !result.isEmpty() ? " " + result : result.toString());
    }
}
