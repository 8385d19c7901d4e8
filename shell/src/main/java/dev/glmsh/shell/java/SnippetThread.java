package dev.glmsh.shell.java;

import dev.glmsh.shell.output.Output;
import dev.glmsh.shell.output.ThreadOutput;
import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A thread for one call of the user's code. It is never used again, so an error that is thrown in it from outside can
 * reach nothing else, however late. Started by the thread that waits for it.
 */
final class SnippetThread {
    private static final AtomicInteger STARTED = new AtomicInteger();

    private final Thread thread;
    private final Thread waiting = Thread.currentThread();
    private volatile boolean finished;
    private volatile @Nullable String result;
    private volatile @Nullable Throwable thrown;

    private SnippetThread(Callable<@Nullable String> work, ClassLoader loader, Output output) {
        this.thread = new Thread(() -> run(work, output), "java-snippet-" + STARTED.incrementAndGet());
        thread.setDaemon(true);
        thread.setContextClassLoader(loader);
        thread.setUncaughtExceptionHandler((ended, error) -> {}); // a second stop, while the first one was on its way
    }

    /** @param output of the line that the call and the threads that it starts work for */
    static SnippetThread start(Callable<@Nullable String> work, ClassLoader loader, Output output) {
        SnippetThread started = new SnippetThread(work, loader, output);
        started.thread.start();
        return started;
    }

    @SuppressWarnings("IllegalCatch") // whatever the user's code throws is the user's to see
    private void run(Callable<@Nullable String> work, Output output) {
        try {
            ThreadOutput.set(output);
            result = work.call();
        } catch (InvocationTargetException e) {
            thrown = e.getCause();
        } catch (Throwable e) {
            thrown = e;
        } finally {
            finished = true;
            LockSupport.unpark(waiting);
        }
    }

    /** The thread itself, to be looked at and interrupted. */
    Thread thread() {
        return thread;
    }

    /** Whether the user's code has returned. Threads that it started may go on. */
    boolean finished() {
        return finished || !thread.isAlive();
    }

    /** What the work returned; null if it threw or was stopped. */
    @Nullable
    String result() {
        return result;
    }

    /** What the work threw; null if it returned. */
    @Nullable
    Throwable thrown() {
        return thrown;
    }
}
