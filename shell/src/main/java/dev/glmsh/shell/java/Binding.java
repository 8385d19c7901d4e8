package dev.glmsh.shell.java;

import static java.util.Objects.requireNonNull;

import java.lang.reflect.Modifier;

/**
 * An object of the program that Java at the prompt sees as a variable.
 *
 * @param name the variable's name
 * @param type its declared type; public, because snippets are compiled against it
 * @param value the object itself
 */
public record Binding(String name, Class<?> type, Object value) {
    /** Checks that snippets can name the type and that the value is of it. */
    public Binding {
        requireNonNull(name, "name is null");
        if (!Modifier.isPublic(type.getModifiers())) {
            throw new IllegalArgumentException(name + " has the type " + type.getName() + ", which is not public");
        }
        if (!type.isInstance(requireNonNull(value, "value is null"))) {
            throw new IllegalArgumentException(
                    name + " is a " + value.getClass().getName() + ", not a " + type.getName());
        }
    }
}
