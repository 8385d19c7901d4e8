package dev.glmsh.checkpoint.hub;

import dev.glmsh.Cancellation;
import java.time.Duration;

/** How one waits before another attempt. A test does not. */
@FunctionalInterface
interface Pause {
    /** Waits on the calling thread, and leaves within 50 ms when cancelled. */
    Pause SLEEP = (time, cancellation) -> {
        long end = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
            cancellation.check("the transfer");
            try {
                Thread.sleep(Math.min(50, left / 1_000_000 + 1));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    };

    /** Waits that long, unless cancelled. */
    void pause(Duration time, Cancellation cancellation);
}
