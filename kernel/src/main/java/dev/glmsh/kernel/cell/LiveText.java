package dev.glmsh.kernel.cell;

import dev.glmsh.model.Thinking;
import dev.glmsh.shell.output.Display;
import java.util.UUID;
import java.util.function.Supplier;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;

/**
 * A generation while it grows: one display, drawn anew at most every {@link Later#PAUSE_MS} and once more at the end.
 * Thread-safe.
 */
final class LiveText {
    /** Publishes a display or its update. */
    @FunctionalInterface
    interface Displays {
        void show(String type, String id, DisplayData bundle);
    }

    private final String id = UUID.randomUUID().toString();
    private final Displays displays;
    private final GeneratedText text;
    private boolean shown;
    private boolean changed;
    private boolean due;

    LiveText(Supplier<Display> look, Displays displays) {
        this.displays = displays;
        this.text = new GeneratedText(look);
    }

    synchronized void text(String piece) {
        text.whole(piece);
        change();
    }

    synchronized void thinking(String piece) {
        text.thinking(piece);
        change();
    }

    synchronized void thought(Thinking thinking) {
        text.thought(thinking);
        change();
    }

    synchronized void answer(String piece) {
        text.answer(piece);
        change();
    }

    private void change() {
        changed = true;
        if (!due) {
            due = true;
            Later.run(this::drawLater);
        }
    }

    private synchronized void drawLater() {
        due = false;
        draw();
    }

    /** The text is whole. */
    synchronized void end() {
        draw();
    }

    private void draw() {
        if (changed) {
            changed = false;
            displays.show(shown ? "update_display_data" : "display_data", id, text.bundle());
            shown = true;
        }
    }
}
