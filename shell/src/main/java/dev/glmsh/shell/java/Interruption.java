package dev.glmsh.shell.java;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Ends a snippet, gently first. Its thread is interrupted and calls into the session are cancelled; what still runs
 * after a moment gets {@link SnippetStopped} thrown at it, again and again. A thread that initialises or loads a class
 * is left to finish that, because the class would be unusable ever after; one inside a session's call is given time to
 * return what it has. All steps are taken by the thread that waits for the snippet, so none comes after its end.
 */
final class Interruption {
    private static final long GENTLE_MS = 40;
    private static final long SESSION_MS = 100;
    private static final long AGAIN_MS = 5;
    private static final long DEAF_MS = 100;
    private static final long PATIENCE_MS = 1_000;

    private final Thread thread;
    private final Runnable cancel;
    private final Supplier<Optional<AsynchronousThrow>> thrower;
    private final long start = System.nanoTime();
    private long firstThrow = -1;
    private long lastThrow;

    /** @param cancel cancels what the session does for the snippet; called several times */
    Interruption(Thread thread, Runnable cancel, Supplier<Optional<AsynchronousThrow>> thrower) {
        this.thread = thread;
        this.cancel = cancel;
        this.thrower = thrower;
        cancel.run();
        thread.interrupt();
    }

    /** Does what is due; to be called every few milliseconds until the thread has ended or {@link #hopeless}. */
    void step() {
        long elapsed = elapsedMs();
        StackTraceElement[] stack = thread.getStackTrace();
        if (inSession(stack)) {
            cancel.run(); // a loop may have begun another generation
        }
        boolean due = elapsed >= (inSession(stack) ? SESSION_MS : GENTLE_MS);
        boolean again = firstThrow < 0 || elapsed - lastThrow >= AGAIN_MS;
        if (due && again && !definesClass(stack)) {
            thrower.get().ifPresent(throwing -> throwing.send(thread, new SnippetStopped()));
            firstThrow = firstThrow < 0 ? elapsed : firstThrow;
            lastThrow = elapsed;
        }
    }

    /** Whether the thread will not end soon: nothing can reach it, or it swallows whatever is thrown at it. */
    boolean hopeless() {
        boolean deaf = firstThrow >= 0 && elapsedMs() - firstThrow >= DEAF_MS && outOfReach();
        return deaf || elapsedMs() >= PATIENCE_MS;
    }

    private long elapsedMs() {
        return (System.nanoTime() - start) / 1_000_000;
    }

    /** Whether the thread is in a native call or waits to enter a monitor, where no error is delivered. */
    private boolean outOfReach() {
        StackTraceElement[] stack = thread.getStackTrace();
        boolean inNative = stack.length > 0 && stack[0].isNativeMethod() && thread.getState() == Thread.State.RUNNABLE;
        return inNative || thread.getState() == Thread.State.BLOCKED;
    }

    private static boolean inSession(StackTraceElement[] stack) {
        return Arrays.stream(stack).anyMatch(frame -> frame.getClassName().startsWith("dev.glmsh.torch."));
    }

    private static boolean definesClass(StackTraceElement[] stack) {
        return Arrays.stream(stack)
                .filter(frame -> !SnippetFrames.isSnippet(frame))
                .anyMatch(frame -> frame.getMethodName().equals("<clinit>")
                        || (frame.getClassName().equals("java.lang.ClassLoader")
                                && frame.getMethodName().equals("loadClass")));
    }
}
