package dev.glmsh.shell;

import dev.glmsh.Cancellation;
import dev.glmsh.shell.command.Evaluator;
import dev.glmsh.shell.java.Evaluation;
import dev.glmsh.shell.java.JavaEvaluator;
import dev.glmsh.shell.output.FailureException;
import dev.glmsh.shell.output.Output;
import dev.glmsh.shell.output.Value;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Gives commands the Java that the prompt uses. */
final class ShellEvaluator implements Evaluator {
    private final Supplier<JavaEvaluator> java;
    private final Set<Path> added = new LinkedHashSet<>();

    ShellEvaluator(Supplier<JavaEvaluator> java) {
        this.java = java;
    }

    @Override
    public List<Value> evaluate(String source, Output output, Cancellation cancellation) {
        Evaluation evaluation = java.get().evaluate(source, output, cancellation);
        evaluation.failure().ifPresent(failure -> {
            throw new FailureException(failure);
        });
        return evaluation.values();
    }

    @Override
    public void addToClassPath(List<Path> paths) {
        List<Path> fresh = new ArrayList<>(paths);
        fresh.removeAll(added);
        java.get().addToClassPath(fresh);
        added.addAll(fresh);
    }

    @Override
    public List<Path> classPath() {
        return List.copyOf(added);
    }
}
