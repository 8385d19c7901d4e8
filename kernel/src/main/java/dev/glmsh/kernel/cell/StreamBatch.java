package dev.glmsh.kernel.cell;

import com.google.gson.JsonObject;

/**
 * What a cell prints, gathered into few messages: a piece waits up to {@link Later#PAUSE_MS} for more of the same stream.
 * Thread-safe.
 */
final class StreamBatch {
    private static final int MOST = 256 * 1024;

    private final Publisher publisher;
    private final StringBuilder text = new StringBuilder();
    private String name = "";
    private boolean due;

    StreamBatch(Publisher publisher) {
        this.publisher = publisher;
    }

    /** @param stream {@code stdout} or {@code stderr} */
    synchronized void add(String stream, String piece) {
        if (!stream.equals(name)) {
            flush();
            name = stream;
        }
        text.append(piece);
        if (text.length() >= MOST) {
            flush();
        } else if (!due) {
            due = true;
            Later.run(this::flushLater);
        }
    }

    private synchronized void flushLater() {
        due = false;
        flush();
    }

    /** Sends what waits; before something else is shown. */
    synchronized void flush() {
        if (text.length() > 0) {
            JsonObject content = new JsonObject();
            content.addProperty("name", name);
            content.addProperty("text", text.toString());
            text.setLength(0);
            publisher.output("stream", content);
        }
    }
}
