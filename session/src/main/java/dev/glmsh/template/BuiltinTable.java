package dev.glmsh.template;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Builtins by name, filled once. */
final class BuiltinTable {
    private final Map<String, Builtin> builtins = new LinkedHashMap<>();

    /** Adds a builtin under the name in its signature. */
    BuiltinTable add(String signature, Builtin.Body body) {
        Builtin builtin = Builtin.of(signature, body);
        builtins.put(builtin.signature().name(), builtin);
        return this;
    }

    /** Lets a builtin be found under another name too. */
    BuiltinTable alias(String alias, String name) {
        builtins.put(alias, find(name).orElseThrow());
        return this;
    }

    BuiltinTable addAll(BuiltinTable others) {
        builtins.putAll(others.builtins);
        return this;
    }

    Optional<Builtin> find(String name) {
        return Optional.ofNullable(builtins.get(name));
    }
}
