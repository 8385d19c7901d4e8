package dev.glmsh.shell.java;

import dev.glmsh.shell.java.CompiledSnippets.Compiled;
import dev.glmsh.shell.output.Failure;
import dev.glmsh.shell.output.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.Snippet.Status;
import jdk.jshell.Snippet.SubKind;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.UnresolvedReferenceException;

/** Runs the snippets of an input one after the other, up to the first that fails. */
final class SnippetRunner {
    private final JShell jshell;
    private final InProcessExecution execution;
    private final Source source;
    private final SnippetPlaces places;
    private final CompiledSnippets compiled;
    private final List<Value> values = new ArrayList<>();

    SnippetRunner(
            JShell jshell,
            InProcessExecution execution,
            Source source,
            SnippetPlaces places,
            CompiledSnippets compiled) {
        this.jshell = jshell;
        this.execution = execution;
        this.source = source;
        this.places = places;
        this.compiled = compiled;
    }

    Evaluation run() {
        String input = source.text();
        String rest = input;
        while (!rest.isBlank()) {
            CompletionInfo next = jshell.sourceCodeAnalysis().analyzeCompletion(rest);
            int start = input.length() - rest.length();
            String snippet = next.source() == null ? rest : next.source();
            rest = next.source() == null ? "" : next.remaining();
            int blanks = snippet.length() - snippet.stripLeading().length(); // JShell counts lines without them
            Optional<Failure> failure = run(snippet.substring(blanks), start + blanks);
            if (failure.isEmpty() && execution.stopping() && !rest.isBlank()) {
                failure = Optional.of(Failure.of("cancelled"));
            }
            if (failure.isPresent()) {
                return new Evaluation(values, failure);
            }
        }
        return new Evaluation(values, Optional.empty());
    }

    private Optional<Failure> run(String snippet, int start) {
        execution.reset();
        if (!source.isCell()) {
            return evaluate(snippet, start);
        }
        values.removeIf(value -> !(value instanceof Value.Note)); // a cell's value is that of its end
        Optional<Compiled> known = compiled.find(snippet);
        return known.isPresent() ? repeat(known.get(), start) : evaluate(snippet, start);
    }

    private Optional<Failure> repeat(Compiled known, int start) {
        places.put(known.id(), source, start);
        return new SnippetRepeat(jshell, execution, places).run(known, values::add);
    }

    private Optional<Failure> evaluate(String snippet, int start) {
        Optional<Failure> failure = Optional.empty();
        for (SnippetEvent event : jshell.eval(snippet)) {
            if (event.causeSnippet() == null) {
                places.put(event.snippet().id(), source, start);
            }
            failure = failure.isPresent() ? failure : failure(event, start);
            if (failure.isEmpty()) {
                Optional<Value> value = new Feedback(jshell, execution).of(event, source.isCell());
                value.ifPresent(values::add);
                remember(event, snippet, value);
            }
        }
        return failure;
    }

    private void remember(SnippetEvent event, String snippet, Optional<Value> value) {
        SubKind kind = event.snippet().subKind();
        boolean scratch = kind == SubKind.TEMP_VAR_EXPRESSION_SUBKIND;
        boolean declares = !scratch && event.snippet().kind().isPersistent();
        if (declares || event.causeSnippet() != null) {
            compiled.clear();
        } else if (source.isCell()) {
            String type = value.isPresent() ? new Feedback(jshell, execution).typeOf(event.snippet()) : "";
            Optional<String> shown = value.map(any -> type);
            execution
                    .lastMethod()
                    .ifPresent(method ->
                            compiled.put(snippet, new Compiled(event.snippet().id(), method, shown)));
        }
        if (scratch && source.isCell()) {
            jshell.drop(event.snippet()); // or every later snippet would import what holds the values of earlier cells
        }
    }

    private Optional<Failure> failure(SnippetEvent event, int start) {
        if (event.causeSnippet() != null) {
            return Optional.empty(); // a snippet that depends on the new one
        }
        if (event.status() == Status.REJECTED) {
            List<Diag> errors =
                    jshell.diagnostics(event.snippet()).filter(Diag::isError).toList();
            return Optional.of(
                    errors.isEmpty()
                            ? Failure.of("not valid Java: " + event.snippet().source())
                            : new CompileErrors(source.text(), start).failure(errors));
        }
        if (execution.lastStopped().isPresent()) {
            return execution.lastStopped().map(Failure::of);
        }
        if (event.exception() instanceof EvalException thrown) {
            return Optional.of(new Traces(places).failure(execution.lastThrown().orElse(thrown), thrown));
        }
        if (event.exception() instanceof UnresolvedReferenceException unresolved) {
            return Optional.of(unresolved(unresolved.getSnippet()));
        }
        return Optional.ofNullable(event.exception()).map(Failure::of);
    }

    private Failure unresolved(DeclarationSnippet called) {
        return Failure.of("%s cannot be used before %s"
                .formatted(Feedback.described(called), new Feedback(jshell, execution).missing(called)));
    }
}
