package dev.glmsh.kernel.cell;

import com.google.gson.JsonObject;
import dev.glmsh.Progress;
import dev.glmsh.model.Thinking;
import dev.glmsh.shell.output.Display;
import dev.glmsh.shell.output.Look;
import dev.glmsh.shell.output.Output;
import dev.glmsh.shell.output.Value;
import java.util.function.Supplier;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;

/**
 * Brings to the front end what a cell shows, in its order and in the cell's place, also after its end. Thread-safe.
 */
public final class CellOutput implements Output {
    private final Publisher publisher;
    private final Bundles bundles;
    private final Supplier<Display> look;
    private final StreamBatch streams;
    private final ProgressBar progress;
    private LiveText live;
    private boolean streamed;

    /** @param look how the user wants to see what a model writes */
    public CellOutput(Publisher publisher, Bundles bundles, Supplier<Display> look) {
        this.publisher = publisher;
        this.bundles = bundles;
        this.look = look;
        this.streams = new StreamBatch(publisher);
        this.progress = new ProgressBar(this::display);
        this.live = newText();
    }

    private LiveText newText() {
        return new LiveText(look, this::display);
    }

    @Override
    public synchronized void text(String piece) {
        if (!piece.isEmpty()) {
            streamed = true;
            live.text(piece);
        }
    }

    @Override
    public synchronized void thinking(String text) {
        live.thinking(text);
    }

    @Override
    public synchronized void thought(Thinking thinking) {
        live.thought(thinking);
    }

    @Override
    public synchronized void answer(String text) {
        live.answer(text);
    }

    @Override
    public synchronized void endText() {
        live.end();
        live = newText();
    }

    @Override
    public void print(String text) {
        streams.add("stdout", text);
    }

    @Override
    public void printError(String text) {
        streams.add("stderr", text);
    }

    @Override
    public synchronized void show(Value value, Look how) {
        boolean seen = endStream() && value instanceof Value.Generated;
        if (!seen) {
            bundles.of(value, how).forEach(bundle -> publish("display_data", bundle));
        }
    }

    /** Shows what was rendered already. */
    public void show(DisplayData bundle) {
        publish("display_data", bundle);
    }

    @Override
    public void display(String id, Value value, Look how) {
        publishWithId("display_data", id, value, how);
    }

    @Override
    public void update(String id, Value value, Look how) {
        publishWithId("update_display_data", id, value, how);
    }

    private void publishWithId(String type, String id, Value value, Look how) {
        for (DisplayData bundle : bundles.of(value, how)) {
            display(type, id, bundle);
        }
    }

    private void display(String type, String id, DisplayData bundle) {
        bundle.setDisplayId(id);
        publish(type, bundle);
    }

    private void publish(String type, DisplayData bundle) {
        streams.flush();
        publisher.output(type, Bundles.json(bundle));
    }

    @Override
    public void clear(boolean wait) {
        streams.flush();
        JsonObject content = new JsonObject();
        content.addProperty("wait", wait);
        publisher.output("clear_output", content);
    }

    @Override
    public void notice(String line) {
        streams.add("stderr", line + "\n");
    }

    @Override
    public Progress progress() {
        return progress;
    }

    @Override
    public boolean outlivesLine() {
        return true;
    }

    /** Sends what waits, before the person is asked something. */
    void flush() {
        streams.flush();
    }

    /** Ends texts and progress, and sends all that waits. At the end of the cell. */
    void end() {
        endStream();
        streams.flush();
    }

    /** Ends what was drawn while a line was evaluated; whether text was streamed since the last call. */
    synchronized boolean endStream() {
        progress.end();
        endText();
        boolean result = streamed;
        streamed = false;
        return result;
    }
}
