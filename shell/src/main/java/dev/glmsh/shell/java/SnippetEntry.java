package dev.glmsh.shell.java;

import static java.util.Objects.requireNonNull;

import java.util.Locale;

/**
 * A snippet that was evaluated.
 *
 * @param id as {@code :list} shows it: {@code 3}, {@code s1} for one of the start, {@code e1} for one that was wrong
 * @param kind what it is
 * @param name of the variable, method, type or import; empty for statements
 * @param type a variable's type, a method's return type, or the keyword of a type; empty otherwise
 * @param parameters a method's parameter types; empty otherwise
 * @param source what was typed
 * @param active whether it counts, neither replaced nor dropped nor wrong
 * @param user whether the user typed it, as opposed to glmsh at the start
 */
public record SnippetEntry(
        String id,
        Kind kind,
        String name,
        String type,
        String parameters,
        String source,
        boolean active,
        boolean user) {
    /** Kinds of snippets. */
    public enum Kind {
        /** A declared variable, or the scratch variable of an expression. */
        VARIABLE,
        /** A method. */
        METHOD,
        /** A class, interface, enum, record or annotation interface. */
        TYPE,
        /** An import. */
        IMPORT,
        /** Anything that only runs. */
        STATEMENT,
        /** What did not compile. */
        ERROR;

        /** As a user would say it. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Checks that nothing is missing. */
    public SnippetEntry {
        requireNonNull(id, "id is null");
        requireNonNull(kind, "kind is null");
        requireNonNull(source, "source is null");
    }
}
