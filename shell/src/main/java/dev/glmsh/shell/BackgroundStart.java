package dev.glmsh.shell;

import org.jspecify.annotations.Nullable;

/** Work that goes on while the user may type already, and that everybody else waits for. Thread-safe. */
final class BackgroundStart {
    private final Runnable interrupt;
    private volatile @Nullable Thread thread;

    /** @param interrupt ends the work early; called when one who waits for it is interrupted */
    BackgroundStart(Runnable interrupt) {
        this.interrupt = interrupt;
    }

    void begin(Runnable work) {
        Thread started = new Thread(work, "glmsh-startup");
        started.setDaemon(true);
        thread = started;
        started.start();
    }

    /** Returns when the work is done; at once for the thread that does it. */
    void await() {
        Thread running = thread;
        if (running == null || running == Thread.currentThread()) {
            return;
        }
        boolean interrupted = false;
        while (running.isAlive()) {
            try {
                running.join();
            } catch (InterruptedException e) {
                interrupted = true;
                interrupt.run();
            }
        }
        thread = null;
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
