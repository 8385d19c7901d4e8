package dev.glmsh.template;

import java.util.List;
import java.util.Optional;

/**
 * The parameters of a macro.
 *
 * @param defaults of the last parameters
 */
record MacroSignature(List<String> names, List<Expression> defaults) {
    Optional<Expression> defaultOf(int parameter) {
        int index = parameter - (names.size() - defaults.size());
        return index < 0 ? Optional.empty() : Optional.of(defaults.get(index));
    }

    boolean lacksDefault(String name) {
        int index = names.indexOf(name);
        return index >= 0 && defaultOf(index).isEmpty();
    }
}
