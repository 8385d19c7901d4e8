package dev.glmsh.template;

import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Filters that apply another filter or a test to each element. What they give is made only when it is asked for. */
final class SelectionFilters {
    static final BuiltinTable TABLE = new BuiltinTable()
            .add("map(*args, **kwargs)", SelectionFilters::map)
            .add("select(*args, **kwargs)", (in, value, a) -> select(in, value, a, false, false))
            .add("reject(*args, **kwargs)", (in, value, a) -> select(in, value, a, true, false))
            .add("selectattr(*args, **kwargs)", (in, value, a) -> select(in, value, a, false, true))
            .add("rejectattr(*args, **kwargs)", (in, value, a) -> select(in, value, a, true, true));

    private SelectionFilters() {}

    private static Value map(Interpreter in, Value value, Bound arguments) {
        if (!value.truth()) {
            return in.generator(value, Collections.emptyIterator());
        }
        return in.generator(value, new Iterator<>() {
            private final Iterator<Value> elements = value.iterate();
            private final UnaryOperator<Value> function = function(in, arguments);

            @Override
            public boolean hasNext() {
                return elements.hasNext();
            }

            @Override
            public Value next() {
                in.budget().spend(1);
                return function.apply(elements.next());
            }
        });
    }

    private static UnaryOperator<Value> function(Interpreter in, Bound arguments) {
        if (arguments.rest().isEmpty() && arguments.others().containsKey("attribute")) {
            return byAttribute(arguments.others());
        }
        if (arguments.rest().isEmpty()) {
            throw PythonError.argument("map requires a filter argument");
        }
        String name = in.print(arguments.rest().get(0));
        Builtin filter =
                Filters.find(name).orElseThrow(() -> PythonError.runtime("No filter named " + Repr.quote(name) + "."));
        Arguments rest = new Arguments(arguments.rest(), arguments.others()).withoutFirst();
        return element -> filter.call(in, element, rest);
    }

    private static UnaryOperator<Value> byAttribute(Map<String, Value> options) {
        Map<String, Value> others = new LinkedHashMap<>(options);
        Value attribute = Objects.requireNonNullElse(others.remove("attribute"), None.NONE);
        Value absent = Objects.requireNonNullElse(others.remove("default"), None.NONE);
        if (!others.isEmpty()) {
            throw PythonError.argument("Unexpected keyword argument "
                    + Repr.quote(others.keySet().iterator().next()));
        }
        return AttributePath.of(attribute, absent)::get;
    }

    private static Value select(Interpreter in, Value value, Bound arguments, boolean reject, boolean byAttribute) {
        if (!value.truth()) {
            return in.generator(value, Collections.emptyIterator());
        }
        Predicate<Value> test = test(in, arguments, byAttribute);
        return in.generator(value, Lazy.filter(value.iterate(), element -> {
            in.budget().spend(1);
            return test.test(element) != reject;
        }));
    }

    private static Predicate<Value> test(Interpreter in, Bound arguments, boolean byAttribute) {
        Arguments rest = new Arguments(arguments.rest(), arguments.others());
        AttributePath path = AttributePath.of(None.NONE);
        if (byAttribute) {
            if (rest.positional().isEmpty()) {
                throw PythonError.argument("Missing parameter for attribute name");
            }
            path = AttributePath.of(rest.positional().get(0));
            rest = rest.withoutFirst();
        }
        AttributePath tested = path;
        if (rest.positional().isEmpty()) {
            return element -> tested.get(element).truth();
        }
        String name = in.print(rest.positional().get(0));
        Arguments others = rest.withoutFirst();
        Builtin test =
                Tests.find(name).orElseThrow(() -> PythonError.runtime("No test named " + Repr.quote(name) + "."));
        return element -> test.call(in, tested.get(element), others).truth();
    }
}
