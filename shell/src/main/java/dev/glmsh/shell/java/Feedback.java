package dev.glmsh.shell.java;

import static java.util.Objects.requireNonNull;

import dev.glmsh.shell.display.Display;
import dev.glmsh.shell.output.Value;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.ExpressionSnippet;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.Snippet.SubKind;
import jdk.jshell.SnippetEvent;
import jdk.jshell.TypeDeclSnippet;
import jdk.jshell.VarSnippet;
import org.jspecify.annotations.Nullable;

/** Turns what JShell reports about a snippet that went well into the value to show. */
final class Feedback {
    private final JShell jshell;
    private final InProcessExecution execution;

    Feedback(JShell jshell, InProcessExecution execution) {
        this.jshell = jshell;
        this.execution = execution;
    }

    /**
     * Empty for imports, statements and calls of void methods.
     *
     * @param cell whether a notebook shows it, where declarations and assignments speak for themselves
     */
    Optional<Value> of(SnippetEvent event, boolean cell) {
        if (event.causeSnippet() != null) {
            return update(event).map(Value.Note::new);
        }
        Snippet snippet = event.snippet();
        if (isPrinting(snippet)) {
            return Optional.empty();
        }
        if (isWaiting(event.status())) {
            return Optional.of(new Value.Note(declared(event) + waitsFor((DeclarationSnippet) snippet)));
        }
        if (cell && !isPlainExpression(snippet)) {
            return Optional.empty();
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

    /** What became of a snippet because another one changed; empty where the user would see no difference. */
    Optional<String> update(SnippetEvent event) {
        if (!(event.snippet() instanceof DeclarationSnippet snippet) || event.status() == Status.OVERWRITTEN) {
            return Optional.empty();
        }
        if (isWaiting(event.status()) && !isWaiting(event.previousStatus())) {
            return Optional.of(described(snippet) + " no longer holds" + waitsFor(snippet));
        }
        if (event.status() == Status.VALID && isWaiting(event.previousStatus())) {
            return Optional.of(described(snippet) + " is usable now");
        }
        if (event.status() == Status.REJECTED) {
            return Optional.of(described(snippet) + " no longer compiles and is gone");
        }
        boolean reset = snippet instanceof VarSnippet && event.isSignatureChange();
        return reset ? Optional.of(described(snippet) + " was reset, as its type was replaced") : Optional.empty();
    }

    private static boolean isPlainExpression(Snippet snippet) {
        return snippet.subKind() == SubKind.TEMP_VAR_EXPRESSION_SUBKIND
                || snippet.subKind() == SubKind.VAR_VALUE_SUBKIND
                || snippet.subKind() == SubKind.OTHER_EXPRESSION_SUBKIND;
    }

    private static boolean isWaiting(Status status) {
        return status == Status.RECOVERABLE_DEFINED || status == Status.RECOVERABLE_NOT_DEFINED;
    }

    private Value value(VarSnippet variable, String text) {
        jshell.varValue(variable);
        Object object = execution.lastValue();
        return shown(object, Value.ofJava(variable.name(), variable.typeName(), object, text));
    }

    /** The value that the execution found last. */
    Value value(String name, String type, String text) {
        Object object = execution.lastValue();
        return shown(object, Value.ofJava(name, type, object, text));
    }

    /** The static type of what a snippet gives. */
    String typeOf(Snippet snippet) {
        return snippet instanceof VarSnippet variable
                ? variable.typeName()
                : snippet instanceof ExpressionSnippet expression ? expression.typeName() : "";
    }

    private Value shown(@Nullable Object object, Value plain) {
        return object != null && Display.knows(object) ? registered(object, plain) : plain;
    }

    /** {@code System.out.printf} gives the stream that it printed to, for more of the same; nobody wants to see that. */
    private static boolean isPrinting(Snippet snippet) {
        return snippet instanceof VarSnippet variable
                && variable.subKind() == Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND
                && variable.typeName().endsWith("PrintStream");
    }

    /** What the user's own display makes of an object; the plain value if that throws or is stopped. */
    private Value registered(Object object, Value plain) {
        AtomicReference<Optional<Value>> shown = new AtomicReference<>(Optional.empty());
        var unused = execution.callQuietly(() -> {
            shown.set(Display.of(object));
            return "";
        });
        return requireNonNull(shown.get()).orElse(plain);
    }

    private Optional<VarSnippet> variable(String name) {
        return jshell.variables().filter(v -> v.name().equals(name)).findFirst();
    }

    private static String declared(SnippetEvent event) {
        String verb = event.previousStatus().isDefined() ? "replaced " : "created ";
        return verb + described(event.snippet());
    }

    /** {@code method twice(int)}, {@code record Point}, {@code variable x}. */
    static String described(Snippet snippet) {
        if (snippet instanceof MethodSnippet method) {
            return "method " + method.name() + "(" + method.parameterTypes() + ")";
        }
        if (snippet instanceof TypeDeclSnippet type) {
            return keyword(type) + " " + type.name();
        }
        return "variable " + ((DeclarationSnippet) snippet).name();
    }

    static String keyword(TypeDeclSnippet type) {
        return switch (type.subKind()) {
            case INTERFACE_SUBKIND -> "interface";
            case ENUM_SUBKIND -> "enum";
            case RECORD_SUBKIND -> "record";
            case ANNOTATION_TYPE_SUBKIND -> "annotation interface";
            default -> "class";
        };
    }

    private String waitsFor(DeclarationSnippet snippet) {
        String missing = missing(snippet);
        return missing.isEmpty() ? "" : ", usable once " + missing;
    }

    /** {@code method plus(int,int) is declared}; empty where nothing is missing. */
    String missing(DeclarationSnippet snippet) {
        List<String> missing = jshell.unresolvedDependencies(snippet).toList();
        return missing.isEmpty() ? "" : missing.stream().collect(Collectors.joining(" and ", "", " is declared"));
    }
}
