package dev.glmsh.template;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;

/** Filters that compare the elements of a sequence. Strings compare without regard to case unless asked. */
final class SortingFilters {
    static final BuiltinTable TABLE = new BuiltinTable()
            .add("sort(reverse=, case_sensitive=, attribute=)", SortingFilters::sort)
            .add("dictsort(case_sensitive=, by=, reverse=)", SortingFilters::sortDict)
            .add("groupby(attribute, default=, case_sensitive=)", SortingFilters::groupBy)
            .add("unique(case_sensitive=, attribute=)", SortingFilters::unique)
            .add("min(case_sensitive=, attribute=)", (in, value, a) -> extreme(in, value, a, false))
            .add("max(case_sensitive=, attribute=)", (in, value, a) -> extreme(in, value, a, true));

    private SortingFilters() {}

    /** An element and what it is sorted by. */
    private record Keyed(Value key, Value element) {}

    private static Value key(Interpreter in, AttributePath path, Value element, boolean caseSensitive) {
        Value key = path.get(element);
        if (caseSensitive || !(key instanceof Text text)) {
            return key;
        }
        in.budget().text(text.weight());
        return new Text(text.value().toLowerCase(Locale.ROOT));
    }

    private static List<Value> sorted(Interpreter in, List<Keyed> keyed, boolean reverse) {
        BiPredicate<Keyed, Keyed> before =
                reverse ? (a, b) -> Ordering.less(in, b.key(), a.key()) : (a, b) -> Ordering.less(in, a.key(), b.key());
        List<Value> elements = new ArrayList<>(keyed.size());
        Ordering.sort(keyed, before).forEach(entry -> elements.add(entry.element()));
        return elements;
    }

    private static Value sort(Interpreter in, Value value, Bound arguments) {
        List<AttributePath> paths = AttributePath.several(arguments.orNone("attribute"));
        List<Keyed> keyed = new ArrayList<>();
        for (Value element : in.elements(value)) {
            List<Value> keys = new ArrayList<>();
            paths.forEach(path -> keys.add(key(in, path, element, arguments.truth("case_sensitive"))));
            keyed.add(new Keyed(in.list(keys), element));
        }
        return in.list(sorted(in, keyed, arguments.truth("reverse")));
    }

    private static Value sortDict(Interpreter in, Value value, Bound arguments) {
        String by = arguments.text("by", "key").value();
        if (!by.equals("key") && !by.equals("value")) {
            throw PythonError.argument("You can only sort by either \"key\" or \"value\"");
        }
        if (!(value instanceof DictValue dict)) {
            value.refuseIfUndefined();
            throw new PythonError("AttributeError", "'" + value.typeName() + "' object has no attribute 'items'");
        }
        AttributePath path = AttributePath.of(Int.of(by.equals("key") ? 0 : 1));
        List<Keyed> keyed = new ArrayList<>();
        for (Map.Entry<Value, Value> entry : dict.entries().entrySet()) {
            Value pair = in.tuple(List.of(entry.getKey(), entry.getValue()));
            keyed.add(new Keyed(key(in, path, pair, arguments.truth("case_sensitive")), pair));
        }
        return in.list(sorted(in, keyed, arguments.truth("reverse")));
    }

    private static Value groupBy(Interpreter in, Value value, Bound arguments) {
        boolean caseSensitive = arguments.truth("case_sensitive");
        AttributePath path = AttributePath.of(arguments.value("attribute"), arguments.orNone("default"));
        List<Keyed> keyed = new ArrayList<>();
        for (Value element : in.elements(value)) {
            keyed.add(new Keyed(key(in, path, element, caseSensitive), element));
        }
        List<Value> groups = new ArrayList<>();
        List<Value> group = new ArrayList<>();
        Value groupKey = None.NONE;
        for (Value element : sorted(in, keyed, false)) {
            Value elementKey = key(in, path, element, caseSensitive);
            if (!group.isEmpty() && !elementKey.equals(groupKey)) {
                groups.add(group(in, path, group));
                group = new ArrayList<>();
            }
            groupKey = elementKey;
            group.add(element);
        }
        if (!group.isEmpty()) {
            groups.add(group(in, path, group));
        }
        return in.list(groups);
    }

    private static Value group(Interpreter in, AttributePath path, List<Value> elements) {
        Value key = path.get(elements.get(0));
        return new TupleValue(List.of(key, in.list(elements)), List.of("grouper", "list"));
    }

    private static Value unique(Interpreter in, Value value, Bound arguments) {
        AttributePath path = AttributePath.of(arguments.orNone("attribute"));
        boolean caseSensitive = arguments.truth("case_sensitive");
        Set<Value> seen = new HashSet<>();
        return in.generator(value, Lazy.filter(value.iterate(), element -> {
            Value key = DictValue.key(key(in, path, element, caseSensitive));
            in.budget().elements(1);
            in.budget().scan(key.weight());
            return seen.add(key);
        }));
    }

    private static Value extreme(Interpreter in, Value value, Bound arguments, boolean largest) {
        AttributePath path = AttributePath.of(arguments.orNone("attribute"));
        Iterator<Value> elements = value.iterate();
        if (!elements.hasNext()) {
            return Undefined.hint("No aggregated item, sequence was empty.");
        }
        Value best = elements.next();
        Value bestKey = key(in, path, best, arguments.truth("case_sensitive"));
        while (elements.hasNext()) {
            Value element = elements.next();
            Value key = key(in, path, element, arguments.truth("case_sensitive"));
            in.budget().spend(1);
            in.budget().scan(Math.min(key.weight(), bestKey.weight()));
            if (Ordering.test(largest ? Comparator.GREATER : Comparator.LESS, key, bestKey)) {
                best = element;
                bestKey = key;
            }
        }
        return best;
    }
}
