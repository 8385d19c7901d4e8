package dev.glmsh.shell.java;

import dev.glmsh.shell.output.Value;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.ExpressionSnippet;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.SnippetEvent;
import jdk.jshell.TypeDeclSnippet;
import jdk.jshell.VarSnippet;

/** Turns what JShell reports about a snippet that went well into the value to show. */
final class Feedback {
    private final JShell jshell;
    private final InProcessExecution execution;

    Feedback(JShell jshell, InProcessExecution execution) {
        this.jshell = jshell;
        this.execution = execution;
    }

    /** Empty for imports, statements and calls of void methods. */
    Optional<Value> of(SnippetEvent event) {
        Snippet snippet = event.snippet();
        if (event.status() == Status.RECOVERABLE_DEFINED || event.status() == Status.RECOVERABLE_NOT_DEFINED) {
            return Optional.of(new Value.Note(declared(event) + waitsFor((DeclarationSnippet) snippet)));
        }
        if (snippet instanceof VarSnippet variable) {
            return Optional.of(value(variable, event.value()));
        }
        if (snippet instanceof ExpressionSnippet expression) {
            return variable(expression.name()).map(variable -> value(variable, event.value()));
        }
        boolean declares = snippet instanceof MethodSnippet || snippet instanceof TypeDeclSnippet;
        return declares ? Optional.of(new Value.Note(declared(event))) : Optional.empty();
    }

    private Value value(VarSnippet variable, String text) {
        jshell.varValue(variable);
        return Value.ofJava(variable.name(), variable.typeName(), execution.lastValue(), text);
    }

    private Optional<VarSnippet> variable(String name) {
        return jshell.variables().filter(v -> v.name().equals(name)).findFirst();
    }

    private static String declared(SnippetEvent event) {
        String verb = event.previousStatus().isDefined() ? "replaced " : "created ";
        return verb + described(event.snippet());
    }

    private static String described(Snippet snippet) {
        if (snippet instanceof MethodSnippet method) {
            return "method " + method.name() + "(" + method.parameterTypes() + ")";
        }
        if (snippet instanceof TypeDeclSnippet type) {
            return keyword(type) + " " + type.name();
        }
        return "variable " + ((DeclarationSnippet) snippet).name();
    }

    private static String keyword(TypeDeclSnippet type) {
        return switch (type.subKind()) {
            case INTERFACE_SUBKIND -> "interface";
            case ENUM_SUBKIND -> "enum";
            case RECORD_SUBKIND -> "record";
            case ANNOTATION_TYPE_SUBKIND -> "annotation interface";
            default -> "class";
        };
    }

    private String waitsFor(DeclarationSnippet snippet) {
        List<String> missing = jshell.unresolvedDependencies(snippet).toList();
        return missing.isEmpty()
                ? ""
                : missing.stream().collect(Collectors.joining(" and ", ", usable once ", " is declared"));
    }
}
