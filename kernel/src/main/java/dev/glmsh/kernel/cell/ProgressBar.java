package dev.glmsh.kernel.cell;

import dev.glmsh.Progress;
import dev.glmsh.TransferProgress;
import dev.glmsh.table.Bytes;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;

/**
 * A bar in a display of its own that ends as one line: {@code loaded model.safetensors}. Drawn at most every
 * {@link Later#PAUSE_MS}. Thread-safe.
 */
final class ProgressBar implements Progress {
    private static final long PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(Later.PAUSE_MS);
    private static final int PERCENT = 100;

    private final LiveText.Displays displays;
    private String id = "";
    private long last;
    private String what = "";
    private long done;
    private long total;

    ProgressBar(LiveText.Displays displays) {
        this.displays = displays;
    }

    @Override
    public synchronized void update(String step, long finished, long all) {
        show(step, finished, all, "");
    }

    @Override
    public synchronized void transferred(TransferProgress progress) {
        String left =
                progress.timeLeft().map(time -> ", " + clock(time) + " left").orElse("");
        String behind = " of %s, %s/s%s"
                .formatted(Bytes.format(progress.total()), Bytes.format((long) progress.bytesPerSecond()), left);
        show(progress.what(), progress.done(), progress.total(), behind);
    }

    private void show(String step, long finished, long all, String behind) {
        what = step;
        done = finished;
        total = Math.max(1, all);
        long now = System.nanoTime();
        if (id.isEmpty() || now - last >= PAUSE_NS) {
            last = now;
            draw(bar(behind));
        }
    }

    /** Leaves a line in the place of the bar, if there was one. */
    synchronized void end() {
        if (!id.isEmpty()) {
            DisplayData line = new DisplayData();
            line.putText(done >= total ? what + ": done" : what + ": stopped at " + percent() + "%");
            draw(line);
            id = "";
        }
    }

    private void draw(DisplayData bundle) {
        boolean first = id.isEmpty();
        if (first) {
            id = UUID.randomUUID().toString();
        }
        displays.show(first ? "display_data" : "update_display_data", id, bundle);
    }

    private DisplayData bar(String behind) {
        DisplayData bundle = new DisplayData();
        String line = "%s %3d%%%s".formatted(what, percent(), behind);
        bundle.putText(line);
        bundle.putHTML("<progress value=\"%d\" max=\"%d\" style=\"width: 16em; vertical-align: middle\"></progress> %s"
                .formatted(percent(), PERCENT, Html.escaped(line)));
        return bundle;
    }

    private long percent() {
        return PERCENT * done / total;
    }

    private static String clock(Duration time) {
        return time.toHours() > 0
                ? "%d:%02d:%02d".formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart())
                : "%d:%02d".formatted(time.toMinutes(), time.toSecondsPart());
    }
}
