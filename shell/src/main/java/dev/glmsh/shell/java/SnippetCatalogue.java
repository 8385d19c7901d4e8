package dev.glmsh.shell.java;

import java.util.List;
import java.util.stream.Stream;
import jdk.jshell.ErroneousSnippet;
import jdk.jshell.ExpressionSnippet;
import jdk.jshell.ImportSnippet;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;
import jdk.jshell.PersistentSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.TypeDeclSnippet;
import jdk.jshell.VarSnippet;

/** Lists what JShell knows. */
final class SnippetCatalogue {
    private final JShell jshell;

    SnippetCatalogue(JShell jshell) {
        this.jshell = jshell;
    }

    /** All snippets in the order of their evaluation. */
    List<SnippetEntry> entries() {
        return jshell.snippets().map(this::entry).toList();
    }

    /** The active declarations with this name, or the snippet with this id. */
    List<PersistentSnippet> find(String nameOrId) {
        return jshell.snippets()
                .filter(snippet -> jshell.status(snippet).isActive())
                .flatMap(snippet ->
                        snippet instanceof PersistentSnippet kept ? Stream.of(kept) : Stream.<PersistentSnippet>empty())
                .filter(snippet ->
                        snippet.id().equals(nameOrId) || snippet.name().equals(nameOrId))
                .toList();
    }

    private SnippetEntry entry(Snippet snippet) {
        boolean active = jshell.status(snippet).isActive();
        boolean user = !snippet.id().startsWith("s");
        String source = snippet.source().strip();
        if (snippet instanceof VarSnippet variable) {
            return entry(snippet, SnippetEntry.Kind.VARIABLE, variable.name(), variable.typeName(), "");
        }
        if (snippet instanceof MethodSnippet method) {
            String type = method.signature().substring(method.signature().lastIndexOf(')') + 1);
            return entry(snippet, SnippetEntry.Kind.METHOD, method.name(), type, method.parameterTypes());
        }
        if (snippet instanceof TypeDeclSnippet type) {
            return entry(snippet, SnippetEntry.Kind.TYPE, type.name(), Feedback.keyword(type), "");
        }
        if (snippet instanceof ImportSnippet imported) {
            return entry(
                    snippet, SnippetEntry.Kind.IMPORT, imported.fullname(), imported.isStatic() ? "static" : "", "");
        }
        if (snippet instanceof ExpressionSnippet expression
                && !expression.name().isEmpty()) {
            return entry(snippet, SnippetEntry.Kind.STATEMENT, "", expression.typeName(), "");
        }
        SnippetEntry.Kind kind =
                snippet instanceof ErroneousSnippet ? SnippetEntry.Kind.ERROR : SnippetEntry.Kind.STATEMENT;
        return new SnippetEntry(snippet.id(), kind, "", "", "", source, active, user);
    }

    private SnippetEntry entry(Snippet snippet, SnippetEntry.Kind kind, String name, String type, String parameters) {
        return new SnippetEntry(
                snippet.id(),
                kind,
                name,
                type,
                parameters,
                snippet.source().strip(),
                jshell.status(snippet).isActive(),
                !snippet.id().startsWith("s"));
    }
}
