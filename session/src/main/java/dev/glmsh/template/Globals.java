package dev.glmsh.template;

import java.math.BigInteger;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The functions that every template can call. */
final class Globals {
    private static final int LONGEST_TIME_FORMAT = 1000;

    private static final BuiltinTable FUNCTIONS = new BuiltinTable()
            .add("range(*args)", (in, self, arguments) -> range(arguments.rest()))
            .add("dict(mapping=, **kwargs)", (in, self, arguments) -> in.dict(entries(in, arguments)))
            .add("namespace(mapping=, **kwargs)", (in, self, arguments) -> new NamespaceValue(entries(in, arguments)))
            .add("cycler(*items)", (in, self, arguments) -> new CyclerValue(arguments.rest()))
            .add(
                    "joiner(sep=)",
                    (in, self, arguments) ->
                            new JoinerValue(arguments.optional("sep").orElseGet(() -> new Text(", "))))
            .add("raise_exception(message)", (in, self, arguments) -> {
                throw new PythonError(PythonError.RAISED, in.print(arguments.value("message")));
            });

    private Globals() {}

    static void define(Scope scope, Clock clock) {
        for (String name : List.of("range", "dict", "namespace", "cycler", "joiner", "raise_exception")) {
            scope.set(
                    name,
                    new FunctionValue(name, None.NONE, FUNCTIONS.find(name).orElseThrow()));
        }
        Builtin now = Builtin.of(
                "strftime_now(format)",
                (in, self, arguments) ->
                        in.text(time(arguments.text("format", "").value(), LocalDateTime.now(clock))));
        scope.set("strftime_now", new FunctionValue("strftime_now", None.NONE, now));
    }

    private static String time(String format, LocalDateTime now) {
        if (format.length() > LONGEST_TIME_FORMAT) {
            throw PythonError.limit("a time format is longer than " + LONGEST_TIME_FORMAT + " characters");
        }
        return Strftime.format(format, now);
    }

    private static Value range(List<Value> bounds) {
        if (bounds.isEmpty() || bounds.size() > 3) {
            throw PythonError.type("range expected "
                    + (bounds.isEmpty() ? "at least 1 argument" : "at most 3 arguments") + ", got " + bounds.size());
        }
        List<BigInteger> integers = bounds.stream().map(Globals::integer).toList();
        return integers.size() == 1
                ? new RangeValue(BigInteger.ZERO, integers.get(0), BigInteger.ONE)
                : new RangeValue(
                        integers.get(0), integers.get(1), integers.size() == 3 ? integers.get(2) : BigInteger.ONE);
    }

    private static BigInteger integer(Value value) {
        return Numbers.integer(value)
                .orElseThrow(() ->
                        PythonError.type("'" + value.typeName() + "' object cannot be interpreted as an integer"));
    }

    private static Map<Value, Value> entries(Interpreter in, Bound arguments) {
        Map<Value, Value> entries = new LinkedHashMap<>();
        Optional<Value> mapping = arguments.optional("mapping");
        if (mapping.isPresent() && mapping.get() instanceof DictValue dict) {
            in.budget().elements(dict.entries().size());
            entries.putAll(dict.entries());
        } else if (mapping.isPresent()) {
            addPairs(in, mapping.get(), entries);
        }
        arguments.others().forEach((name, value) -> entries.put(new Text(name), value));
        return entries;
    }

    private static void addPairs(Interpreter in, Value pairs, Map<Value, Value> entries) {
        int index = 0;
        for (Value pair : in.elements(pairs)) {
            List<Value> parts = parts(in, pair, index);
            if (parts.size() != 2) {
                throw PythonError.value("dictionary update sequence element #" + index + " has length " + parts.size()
                        + "; 2 is required");
            }
            entries.put(DictValue.key(parts.get(0)), parts.get(1));
            index++;
        }
    }

    private static List<Value> parts(Interpreter in, Value pair, int index) {
        if (Tests.refusesIteration(pair)) {
            throw PythonError.type("cannot convert dictionary update sequence element #" + index + " to a sequence");
        }
        return in.elements(pair);
    }
}
