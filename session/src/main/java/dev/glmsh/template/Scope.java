package dev.glmsh.template;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The variables of one block while it runs. Reading looks outwards, assigning stays here: that is why an assignment in
 * a loop is gone in the next round.
 */
final class Scope {
    private final Optional<Scope> outer;
    private final Set<String> unassigned;
    private final Map<String, Value> values = new HashMap<>();

    private Scope(Optional<Scope> outer, Set<String> unassigned) {
        this.outer = outer;
        this.unassigned = unassigned;
    }

    /** The outermost scope: globals and the variables of the rendering. */
    static Scope root() {
        return new Scope(Optional.empty(), Set.of());
    }

    /** A scope within this one. */
    Scope inner(Names names) {
        return new Scope(Optional.of(this), names.unassigned());
    }

    void set(String name, Value value) {
        values.put(name, value);
    }

    Value get(String name) {
        Optional<Scope> scope = Optional.of(this);
        while (scope.isPresent()) {
            Value value = scope.get().values.get(name);
            if (value != null) {
                return value;
            }
            if (scope.get().unassigned.contains(name)) {
                break;
            }
            scope = scope.get().outer;
        }
        return Undefined.name(name);
    }
}
