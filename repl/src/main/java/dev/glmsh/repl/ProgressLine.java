package dev.glmsh.repl;

import dev.glmsh.Progress;
import dev.glmsh.TransferProgress;
import dev.glmsh.table.Bytes;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * A line that is drawn over itself: {@code loading model.safetensors [########        ]  50%}, for a
 * transfer with its size, speed and time left. At most ten times a
 * second, and wiped at the end so that nothing of it stays. Used by the thread that works.
 */
final class ProgressLine implements Progress {
    private static final int WIDTH = 30;
    /** A terminal is rarely narrower; a line that wraps could not be drawn over. */
    private static final int LINE = 79;

    /** Blanks, brackets and the percentage between the bar and what is around it. */
    private static final int PERCENT = 8;

    private static final long PAUSE_NANOS = 100_000_000;

    private final Consumer<String> terminal;
    private long last = System.nanoTime() - PAUSE_NANOS;
    private int drawn;

    /** @param terminal where the text goes; it understands a carriage return */
    ProgressLine(Consumer<String> terminal) {
        this.terminal = terminal;
    }

    @Override
    public void update(String what, long done, long total) {
        show(what, done, total, WIDTH, "");
    }

    @Override
    public void transferred(TransferProgress progress) {
        String left =
                progress.timeLeft().map(time -> ", " + clock(time) + " left").orElse("");
        String behind = " of %s, %s/s%s"
                .formatted(Bytes.format(progress.total()), Bytes.format((long) progress.bytesPerSecond()), left);
        int width = Math.max(0, Math.min(WIDTH, LINE - progress.what().length() - behind.length() - PERCENT));
        show(progress.what(), progress.done(), progress.total(), width, behind);
    }

    /** Minutes and seconds, with hours before them if there are any. */
    private static String clock(Duration time) {
        return time.toHours() > 0
                ? "%d:%02d:%02d".formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart())
                : "%d:%02d".formatted(time.toMinutes(), time.toSecondsPart());
    }

    private void show(String what, long done, long total, int width, String behind) {
        if (done >= total) {
            wipe();
        } else if (System.nanoTime() - last >= PAUSE_NANOS) {
            last = System.nanoTime();
            draw(what, done, total, width, behind);
        }
    }

    /** Removes the line; also needed when the work fails before its end. */
    void wipe() {
        if (drawn > 0) {
            terminal.accept("\r" + " ".repeat(drawn) + "\r");
            drawn = 0;
        }
    }

    private void draw(String what, long done, long total, int width, String behind) {
        int filled = (int) (1.0 * width * done / total);
        String bar = width == 0 ? "" : "[" + "#".repeat(filled) + " ".repeat(width - filled) + "] ";
        String line = "%s %s%3d%%%s".formatted(what, bar, (int) (100.0 * done / total), behind);
        terminal.accept("\r" + line + " ".repeat(Math.max(0, drawn - line.length())));
        drawn = line.length();
    }
}
