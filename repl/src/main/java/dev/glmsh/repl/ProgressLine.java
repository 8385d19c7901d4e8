package dev.glmsh.repl;

import dev.glmsh.Progress;
import java.util.function.Consumer;

/**
 * A line that is drawn over itself: {@code loading model.safetensors [########        ]  50%}. At most ten times a
 * second, and wiped at the end so that nothing of it stays. Used by the thread that works.
 */
final class ProgressLine implements Progress {
    private static final int WIDTH = 30;
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
        if (done >= total) {
            wipe();
        } else if (System.nanoTime() - last >= PAUSE_NANOS) {
            last = System.nanoTime();
            draw(what, done, total);
        }
    }

    /** Removes the line; also needed when the work fails before its end. */
    void wipe() {
        if (drawn > 0) {
            terminal.accept("\r" + " ".repeat(drawn) + "\r");
            drawn = 0;
        }
    }

    private void draw(String what, long done, long total) {
        int filled = (int) (WIDTH * done / total);
        String line =
                "%s [%s%s] %3d%%".formatted(what, "#".repeat(filled), " ".repeat(WIDTH - filled), 100 * done / total);
        terminal.accept("\r" + line + " ".repeat(Math.max(0, drawn - line.length())));
        drawn = line.length();
    }
}
