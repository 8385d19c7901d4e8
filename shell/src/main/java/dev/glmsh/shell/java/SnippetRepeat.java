package dev.glmsh.shell.java;

import dev.glmsh.shell.java.CompiledSnippets.Compiled;
import dev.glmsh.shell.output.Failure;
import dev.glmsh.shell.output.Value;
import java.lang.reflect.InvocationTargetException;
import java.util.Optional;
import java.util.function.Consumer;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.SnippetEvent;
import jdk.jshell.spi.ExecutionControl.StoppedException;

/** Runs a snippet again that was compiled before. What it throws is translated by JShell, as the first time. */
final class SnippetRepeat {
    private static final String ANY = "0";

    private final JShell jshell;
    private final InProcessExecution execution;
    private final SnippetPlaces places;

    SnippetRepeat(JShell jshell, InProcessExecution execution, SnippetPlaces places) {
        this.jshell = jshell;
        this.execution = execution;
        this.places = places;
    }

    /**
     * Runs it.
     *
     * @param shown takes its value, if it has one to show
     * @return why it failed, if it did
     */
    Optional<Failure> run(Compiled compiled, Consumer<Value> shown) {
        try {
            String text = execution.invokeAgain(compiled.method());
            compiled.type()
                    .ifPresent(type ->
                            shown.accept(new Feedback(jshell, execution).value("", type, text == null ? "" : text)));
            return Optional.empty();
        } catch (StoppedException e) {
            return Optional.of(Failure.of(execution.lastStopped().orElse("cancelled")));
        } catch (InvocationTargetException e) {
            return Optional.of(failure(e));
        }
    }

    /** Has JShell evaluate something that throws the same, because it alone knows the lines of its classes. */
    private Failure failure(InvocationTargetException thrown) {
        execution.throwNext(thrown);
        Failure plain = Failure.of(thrown.getCause() == null ? thrown : thrown.getCause());
        for (SnippetEvent event : jshell.eval(ANY)) {
            Optional<Failure> translated = event.exception() instanceof EvalException told
                    ? Optional.of(
                            new Traces(places).failure(execution.lastThrown().orElse(told), told))
                    : Optional.empty();
            jshell.drop(event.snippet());
            if (translated.isPresent()) {
                return translated.get();
            }
        }
        return plain;
    }
}
