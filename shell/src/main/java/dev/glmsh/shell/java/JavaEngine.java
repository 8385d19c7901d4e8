package dev.glmsh.shell.java;

import dev.glmsh.Cancellation;
import dev.glmsh.shell.output.Output;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The Java of one prompt: started when it is first needed, and replaced by a fresh one on {@link #reset}. Thread-safe;
 * the evaluator itself is used by one thread at a time.
 */
public final class JavaEngine implements Supplier<JavaEvaluator>, AutoCloseable {
    private final Supplier<JavaEvaluator> opener;
    private @Nullable JavaEvaluator current;

    /** @param opener starts an evaluator */
    public JavaEngine(Supplier<JavaEvaluator> opener) {
        this.opener = opener;
    }

    /** The evaluator, started if need be. */
    @Override
    public synchronized JavaEvaluator get() {
        if (current == null) {
            current = opener.get();
        }
        return current;
    }

    /** Forgets all snippets; what was added to the class path stays. */
    public void reset() {
        JavaEvaluator before = get();
        synchronized (this) {
            current = opener.get();
            current.addToClassPath(before.classPath());
        }
        before.close();
    }

    /** Where any thread may send what belongs to the Java that runs; drops it when none runs. */
    public synchronized Output output() {
        return current == null ? Output.SILENT : current.output();
    }

    /** Ends what is evaluated, if anything is. */
    public void stop() {
        running().ifPresent(JavaEvaluator::stop);
    }

    /** Ends what is evaluated with that flag, which was raised before; harmless if nothing is. */
    public void stop(Cancellation cancellation) {
        running().ifPresent(java -> java.stop(cancellation));
    }

    private synchronized Optional<JavaEvaluator> running() {
        return Optional.ofNullable(current);
    }

    @Override
    public synchronized void close() {
        if (current != null) {
            current.close();
        }
    }
}
