package dev.glmsh.checkpoint.hub;

import dev.glmsh.Cancellation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Runs the same work on several threads and waits for it on the caller's. The first failure ends the others' work, too.
 */
final class Workers {
    private static final long POLL_MS = 50;

    /** What the workers look at; raised by the caller's cancellation and by the first failure. */
    private final Cancellation stop;

    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    Workers(Cancellation stop) {
        this.stop = stop;
    }

    /**
     * Returns when {@code work} has ended on every thread.
     *
     * @param cancellation the caller's own
     * @param tick called on this thread some twenty times a second
     * @throws CancellationException if the caller cancelled; else whatever failed first
     */
    void run(int threads, Runnable work, Cancellation cancellation, Runnable tick) {
        List<Thread> running = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            Thread thread = new Thread(outermostGroup(), () -> guarded(work), "glmsh-hub-" + i);
            thread.setDaemon(true);
            thread.start();
            running.add(thread);
        }
        try {
            for (Thread thread : running) {
                await(thread, cancellation, tick);
            }
        } finally {
            stop.cancel();
        }
        cancellation.check("the transfer");
        if (failure.get() instanceof Error error) {
            throw error;
        }
        if (failure.get() instanceof RuntimeException first) {
            throw first;
        }
        tick.run();
    }

    private void await(Thread thread, Cancellation cancellation, Runnable tick) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            if (cancellation.isCancelled()) {
                stop.cancel();
            }
            tick.run();
            try {
                thread.join(POLL_MS);
            } catch (InterruptedException e) {
                interrupted = true;
                stop.cancel();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error e) {
            failure.compareAndSet(null, e);
            stop.cancel();
        }
    }

    /** JShell waits for every thread of a snippet's group; these may outlive a snippet that was stopped. */
    private static ThreadGroup outermostGroup() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        while (group.getParent() != null) {
            group = group.getParent();
        }
        return group;
    }
}
