package dev.glmsh.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A macro, with the scope it was defined in. */
final class MacroValue implements CallableValue {
    private final MacroDefinition definition;
    private final Scope outer;

    MacroValue(MacroDefinition definition, Scope outer) {
        this.definition = definition;
        this.outer = outer;
    }

    @Override
    public Value call(Interpreter in, Arguments arguments) {
        Scope scope = outer.inner(definition.names());
        Map<String, Value> named = new LinkedHashMap<>(arguments.named());
        List<String> unset = bindParameters(scope, arguments.positional(), named);
        bindSpecials(scope, arguments.positional(), named);
        setDefaults(in, scope, unset);
        return new Text(in.capture(() -> in.run(definition.body(), scope)).text());
    }

    /** Sets what is given and returns the parameters that are not. */
    private List<String> bindParameters(Scope scope, List<Value> positional, Map<String, Value> named) {
        List<String> unset = new ArrayList<>();
        List<String> parameters = definition.signature().names();
        for (int i = 0; i < parameters.size(); i++) {
            String name = parameters.get(i);
            Optional<Value> given =
                    i < positional.size() ? Optional.of(positional.get(i)) : Optional.ofNullable(named.remove(name));
            given.ifPresentOrElse(value -> scope.set(name, value), () -> unset.add(name));
        }
        return unset;
    }

    private void bindSpecials(Scope scope, List<Value> positional, Map<String, Value> named) {
        List<String> parameters = definition.signature().names();
        if (definition.readsCaller() && !parameters.contains("caller")) {
            Optional<Value> caller = Optional.ofNullable(named.remove("caller"));
            scope.set("caller", caller.orElseGet(() -> Undefined.hint("No caller defined")));
        }
        if (definition.readsKwargs()) {
            Map<Value, Value> kwargs = new LinkedHashMap<>();
            named.forEach((name, value) -> kwargs.put(new Text(name), value));
            scope.set("kwargs", new DictValue(kwargs));
        } else if (!named.isEmpty()) {
            throw PythonError.type(unexpected(named));
        }
        int surplus = positional.size() - parameters.size();
        if (definition.readsVarargs()) {
            scope.set(
                    "varargs",
                    new TupleValue(positional.subList(positional.size() - Math.max(surplus, 0), positional.size())));
        } else if (surplus > 0) {
            throw PythonError.type(
                    "macro " + quotedName() + " takes not more than " + parameters.size() + " argument(s)");
        }
    }

    private String unexpected(Map<String, Value> named) {
        return named.containsKey("caller")
                ? "macro " + quotedName() + " was invoked with two values for the special caller argument."
                        + " This is most likely a bug."
                : "macro " + quotedName() + " takes no keyword argument "
                        + Repr.quote(named.keySet().iterator().next());
    }

    private void setDefaults(Interpreter in, Scope scope, List<String> unset) {
        // A default may refer to a later parameter, which is not set yet and must not be looked up outwards.
        unset.forEach(name -> scope.set(name, Undefined.hint("parameter " + Repr.quote(name) + " was not provided")));
        for (String name : unset) {
            int index = definition.signature().names().indexOf(name);
            definition.signature().defaultOf(index).ifPresent(value -> scope.set(name, in.value(value, scope)));
        }
    }

    private String quotedName() {
        return definition.name().map(Repr::quote).orElse("None");
    }

    @Override
    public String typeName() {
        return "Macro";
    }

    @Override
    public String typeLabel() {
        return "jinja2.runtime.Macro object";
    }

    @Override
    public void repr(Repr out) {
        out.append("<Macro " + definition.name().map(Repr::quote).orElse("anonymous") + ">");
    }

    @Override
    public Optional<Value> attribute(String name) {
        return switch (name) {
            case "name" -> Optional.of(definition.name().<Value>map(Text::new).orElse(None.NONE));
            case "arguments" ->
                Optional.of(new TupleValue(definition.signature().names().stream()
                        .<Value>map(Text::new)
                        .toList()));
            case "catch_kwargs" -> Optional.of(Bool.of(definition.readsKwargs()));
            case "catch_varargs" -> Optional.of(Bool.of(definition.readsVarargs()));
            case "caller" -> Optional.of(Bool.of(definition.readsCaller()));
            default -> Optional.empty();
        };
    }
}
