package dev.glmsh.checkpoint.hub;

import dev.glmsh.Progress;
import dev.glmsh.TransferProgress;
import java.util.ArrayDeque;
import java.util.Deque;

/** Reports how far a transfer is, with its speed over the last seconds. Used by one thread. */
final class TransferMeter {
    private static final long WINDOW_NANOS = 10_000_000_000L;

    private record Sample(long nanos, long done) {}

    private final String what;
    private final long total;
    private final Progress progress;
    private final Deque<Sample> samples = new ArrayDeque<>();

    TransferMeter(String what, long total, Progress progress) {
        this.what = what;
        this.total = total;
        this.progress = progress;
    }

    /** So many bytes are there now. */
    void report(long done) {
        long now = System.nanoTime();
        samples.addLast(new Sample(now, done));
        while (samples.size() > 2 && now - samples.getFirst().nanos() > WINDOW_NANOS) {
            samples.removeFirst();
        }
        if (done < total) {
            progress.transferred(new TransferProgress(what, done, total, speed()));
        }
    }

    /** All is there. */
    void end() {
        progress.transferred(new TransferProgress(what, total, total, speed()));
    }

    private double speed() {
        Sample first = samples.getFirst();
        Sample last = samples.getLast();
        double seconds = (last.nanos() - first.nanos()) / 1e9;
        return seconds <= 0 ? 0 : Math.max(0, last.done() - first.done()) / seconds;
    }
}
