package dev.glmsh.kernel.cell;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Does small things a moment later, so that many become one. */
final class Later {
    /** How long output waits for more, in milliseconds. */
    static final long PAUSE_MS = 50;

    private static final ScheduledExecutorService TIMER = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(null, work, "glmsh-flush", 0, false); // inherits no cell
        thread.setDaemon(true);
        return thread;
    });

    private Later() {}

    /** Runs the work after the pause. */
    static void run(Runnable work) {
        var unused = TIMER.schedule(work, PAUSE_MS, TimeUnit.MILLISECONDS);
    }
}
