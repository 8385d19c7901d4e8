package dev.glmsh.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The arguments of a call as they are written. */
record ArgumentList(
        List<Expression> positional,
        Map<String, Expression> named,
        Optional<Expression> unpacked,
        Optional<Expression> unpackedNamed) {
    static final ArgumentList NONE = new ArgumentList(List.of(), Map.of(), Optional.empty(), Optional.empty());

    static ArgumentList of(Expression only) {
        return new ArgumentList(List.of(only), Map.of(), Optional.empty(), Optional.empty());
    }

    Arguments evaluate(Interpreter in, Scope scope) {
        List<Value> values = new ArrayList<>(positional.size());
        positional.forEach(argument -> values.add(in.value(argument, scope)));
        Map<String, Value> byName = new LinkedHashMap<>();
        unpacked.ifPresent(argument -> values.addAll(in.elements(in.value(argument, scope))));
        named.forEach((name, argument) -> byName.put(name, in.value(argument, scope)));
        unpackedNamed.ifPresent(argument -> addAll(in, in.value(argument, scope), byName));
        return new Arguments(values, byName);
    }

    private static void addAll(Interpreter in, Value mapping, Map<String, Value> byName) {
        if (!(mapping instanceof DictValue dict)) {
            throw PythonError.type("argument after ** must be a mapping, not " + mapping.typeName());
        }
        in.budget().elements(dict.entries().size());
        dict.entries().forEach((key, value) -> {
            if (!(key instanceof Text name)) {
                throw PythonError.type("keywords must be strings");
            }
            if (byName.put(name.value(), value) != null) {
                throw PythonError.type("got multiple values for keyword argument '" + name.value() + "'");
            }
        });
    }
}
