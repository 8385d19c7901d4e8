package dev.glmsh.shell.java;

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
    private static final long LIMIT_MS = 30_000;

    private final Thread thread;
    private final Runnable cancel;
    private final Supplier<Optional<AsynchronousThrow>> thrower;
    private final StopProgress progress;
    private final long start = System.nanoTime();
    private long lastThrow = -AGAIN_MS;

    /** @param cancel cancels what the session does for the snippet; called several times */
    Interruption(Thread thread, Runnable cancel, Supplier<Optional<AsynchronousThrow>> thrower) {
        this.thread = thread;
        this.cancel = cancel;
        this.thrower = thrower;
        cancel.run();
        thread.interrupt();
        this.progress = new StopProgress(ThreadView.of(thread));
    }

    /** Does what is due; to be called every few milliseconds until the thread has ended or {@link #hopeless}. */
    void step() {
        long elapsed = elapsedMs();
        ThreadView view = ThreadView.of(thread);
        Optional<AsynchronousThrow> throwing = thrower.get();
        progress.seen(view, throwing.isPresent());
        if (view.inSession()) {
            cancel.run(); // a loop may have begun another generation
        }
        boolean due = elapsed >= (view.inSession() ? SESSION_MS : GENTLE_MS);
        if (due && elapsed - lastThrow >= AGAIN_MS && !view.definesClass()) {
            throwing.ifPresent(this::send);
            lastThrow = elapsed;
        }
    }

    private void send(AsynchronousThrow throwing) {
        throwing.send(thread, new SnippetStopped());
        progress.thrown();
    }

    /** Whether the thread will not end soon; the time is a last resort where its progress tells nothing. */
    boolean hopeless() {
        return progress.isHopeless() || elapsedMs() >= LIMIT_MS;
    }

    private long elapsedMs() {
        return (System.nanoTime() - start) / 1_000_000;
    }
}
