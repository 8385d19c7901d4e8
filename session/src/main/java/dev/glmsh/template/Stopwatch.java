package dev.glmsh.template;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.function.LongSupplier;

/**
 * Measures the processor time of the current thread, so that a busy machine does not make a good template look
 * hostile; where that cannot be had, as on a virtual thread, the time on the wall.
 */
final class Stopwatch {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final LongSupplier clock;
    private final long start;

    private Stopwatch(LongSupplier clock) {
        this.clock = clock;
        this.start = clock.getAsLong();
    }

    static Stopwatch start() {
        return new Stopwatch(measuresThread() ? THREADS::getCurrentThreadCpuTime : System::nanoTime);
    }

    private static boolean measuresThread() {
        try {
            return THREADS.isCurrentThreadCpuTimeSupported() && THREADS.getCurrentThreadCpuTime() >= 0;
        } catch (UnsupportedOperationException e) {
            return false;
        }
    }

    /** Nanoseconds since the start. Asked on the thread that started it. */
    long elapsed() {
        return clock.getAsLong() - start;
    }
}
