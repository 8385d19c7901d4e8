package dev.glmsh.shell.output;

import java.util.Optional;
import java.util.concurrent.ForkJoinWorkerThread;
import org.jspecify.annotations.Nullable;

/**
 * Which line a thread works for, by the output of that line. A thread that a snippet starts inherits it, so what it
 * prints can be brought to its own line long after another one has begun.
 */
public final class ThreadOutput {
    private static final InheritableThreadLocal<@Nullable Output> OUTPUT = new InheritableThreadLocal<>();

    private ThreadOutput() {}

    /** From now on this thread, and those that it starts, work for the line that shows its output there. */
    public static void set(Output output) {
        OUTPUT.set(output);
    }

    /** The calling thread works for no line any more. */
    public static void clear() {
        OUTPUT.remove();
    }

    /**
     * The output of the line that the calling thread works for. Empty for threads that no line has started, and for those
     * of shared pools, which work for whatever line runs.
     */
    public static Optional<Output> current() {
        return Thread.currentThread() instanceof ForkJoinWorkerThread
                ? Optional.empty()
                : Optional.ofNullable(OUTPUT.get());
    }
}
