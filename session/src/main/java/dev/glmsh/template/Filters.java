package dev.glmsh.template;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All filters by name. */
final class Filters {
    private static final BuiltinTable ALL = new BuiltinTable()
            .addAll(TextFilters.TABLE)
            .addAll(ParagraphFilters.TABLE)
            .addAll(MarkupFilters.TABLE)
            .addAll(NumberFilters.TABLE)
            .addAll(SequenceFilters.TABLE)
            .addAll(SortingFilters.TABLE)
            .addAll(SelectionFilters.TABLE);

    private Filters() {}

    static Optional<Builtin> find(String name) {
        return ALL.find(name);
    }

    /** The value as a string, keeping whether it is markup. */
    static Text soft(Interpreter in, Value value) {
        return value instanceof Text text ? text : new Text(in.print(value));
    }

    /** {@code len(value)}. */
    static long length(Interpreter in, Value value) {
        in.budget().scanText(value);
        return value.length()
                .orElseThrow(() -> PythonError.type("object of type '" + value.typeName() + "' has no len()"));
    }

    /** Applies a method of strings to a value as a string. */
    static Value method(Interpreter in, String name, Value value, Value... arguments) {
        return TextMethods.find(name)
                .orElseThrow()
                .call(in, soft(in, value), new Arguments(List.of(arguments), Map.of()));
    }
}
