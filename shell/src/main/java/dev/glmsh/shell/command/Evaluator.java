package dev.glmsh.shell.command;

import dev.glmsh.Cancellation;
import dev.glmsh.shell.output.Output;
import dev.glmsh.shell.output.Value;
import java.nio.file.Path;
import java.util.List;

/** Java at the prompt, as commands use it. */
public interface Evaluator {
    /**
     * Evaluates Java as a line of it would be.
     *
     * @param output where it prints
     * @param cancellation ends it
     * @return what its snippets gave, in order
     * @throws dev.glmsh.shell.output.FailureException if one failed
     */
    List<Value> evaluate(String java, Output output, Cancellation cancellation);

    /** Lets later Java name the classes in jars and folders. */
    void addToClassPath(List<Path> paths);

    /** What was added so, in order. */
    List<Path> classPath();
}
