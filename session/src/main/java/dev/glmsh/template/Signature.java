package dev.glmsh.template;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Name and parameters of a builtin.
 *
 * @param required how many of the parameters have no default
 * @param takesRest whether it takes more positional arguments ({@code *args})
 * @param takesNamed whether it takes other named arguments ({@code **kwargs})
 */
record Signature(String name, List<String> parameters, int required, boolean takesRest, boolean takesNamed) {
    /** Reads {@code name(required, optional=, *args, **kwargs)}. */
    static Signature parse(String text) {
        int open = text.indexOf('(');
        List<String> parameters = new ArrayList<>();
        int required = 0;
        boolean rest = false;
        boolean named = false;
        for (String parameter : text.substring(open + 1, text.length() - 1).split(",", -1)) {
            String name = parameter.strip();
            if (name.startsWith("**")) {
                named = true;
            } else if (name.startsWith("*")) {
                rest = true;
            } else if (name.endsWith("=")) {
                parameters.add(name.substring(0, name.length() - 1));
            } else if (!name.isEmpty()) {
                parameters.add(name);
                required++;
            }
        }
        return new Signature(text.substring(0, open), List.copyOf(parameters), required, rest, named);
    }

    /** Gives each parameter its argument, or refuses them as Python does. */
    Bound bind(Arguments arguments) {
        List<Value> positional = arguments.positional();
        if (positional.size() > parameters.size() && !takesRest) {
            throw PythonError.type(name + "() takes at most " + parameters.size() + " argument"
                    + (parameters.size() == 1 ? "" : "s") + " (" + positional.size() + " given)");
        }
        Map<String, Value> bound = new HashMap<>();
        int direct = Math.min(positional.size(), parameters.size());
        for (int i = 0; i < direct; i++) {
            bound.put(parameters.get(i), positional.get(i));
        }
        Map<String, Value> others = new LinkedHashMap<>();
        arguments
                .named()
                .forEach((key, value) -> (parameters.contains(key) ? bound : others).merge(key, value, (a, b) -> {
                    throw PythonError.type(name + "() got multiple values for argument '" + key + "'");
                }));
        if (!others.isEmpty() && !takesNamed) {
            throw PythonError.type(name + "() got an unexpected keyword argument '"
                    + others.keySet().iterator().next() + "'");
        }
        for (String parameter : parameters.subList(0, required)) {
            if (!bound.containsKey(parameter)) {
                throw PythonError.type(name + "() missing required argument: '" + parameter + "'");
            }
        }
        return new Bound(bound, positional.subList(direct, positional.size()), others);
    }
}
