package dev.glmsh.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.glmsh.kernel.history.History;
import dev.glmsh.kernel.wire.Channel;
import dev.glmsh.kernel.wire.ConnectionFile;
import dev.glmsh.kernel.wire.FrontEnd;
import dev.glmsh.kernel.wire.Handover;
import dev.glmsh.kernel.wire.Message;
import dev.glmsh.shell.settings.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A kernel in this process and a front end for it. Used by one thread. */
final class Notebook implements AutoCloseable {
    /** As long as a busy machine may need for anything that is asked here. */
    static final int PATIENCE_MS = 60_000;

    private static final Path DEMO = Path.of("../demo/glm4-demo");

    final List<String> log = new CopyOnWriteArrayList<>();
    final ConnectionFile connection;
    final FrontEnd frontEnd;
    final Kernel kernel;

    /** What a cell gave: the reply and what was published, in order. */
    record Run(JsonObject reply, List<Message> published) {
        List<String> types() {
            return published.stream().map(Message::type).toList();
        }

        List<JsonObject> contents(String type) {
            return published.stream()
                    .filter(message -> message.type().equals(type))
                    .map(Message::content)
                    .toList();
        }

        String status() {
            return reply.get("status").getAsString();
        }

        /** What was printed to a stream. */
        String printed(String stream) {
            StringBuilder text = new StringBuilder();
            for (JsonObject content : contents("stream")) {
                if (content.get("name").getAsString().equals(stream)) {
                    text.append(content.get("text").getAsString());
                }
            }
            return text.toString();
        }

        /** The result's text. */
        String result() {
            assertThat(reply.toString()).contains("\"status\":\"ok\"");
            return contents("execute_result")
                    .get(0)
                    .getAsJsonObject("data")
                    .get("text/plain")
                    .getAsString();
        }

        /** The traceback without colours. */
        String traceback() {
            List<String> lines = new ArrayList<>();
            contents("error")
                    .get(0)
                    .getAsJsonArray("traceback")
                    .forEach(line -> lines.add(line.getAsString().replaceAll("\u001b\\[\\d*m", "")));
            return String.join("\n", lines);
        }
    }

    Notebook() {
        this(ConnectionFile.local("a key"), new History(Optional.empty()));
    }

    Notebook(ConnectionFile connection, History history) {
        this.connection = connection;
        this.kernel = Kernel.start(connection, Handover.none(), Settings.none(), Optional.of(DEMO), history, log::add);
        this.frontEnd = FrontEnd.connect(connection);
        String subscribed = receive(Channel.IOPUB).type();
        assertThat(subscribed).isEqualTo("iopub_welcome");
    }

    /** Sends a request of the shell's. */
    String send(String type, JsonObject content) {
        return frontEnd.send(Channel.SHELL, type, content);
    }

    /** Sends a cell without waiting for it. */
    String start(String code) {
        return send("execute_request", cell(code));
    }

    static JsonObject cell(String code) {
        JsonObject content = new JsonObject();
        content.addProperty("code", code);
        return content;
    }

    /** Runs a cell to its end. */
    Run run(String code) {
        return run(cell(code));
    }

    Run run(JsonObject content) {
        return end(send("execute_request", content));
    }

    /** Waits for the end of a request. */
    Run end(String id) {
        List<Message> published = untilIdle(id);
        Message reply = receive(Channel.SHELL);
        assertThat(reply.parent().get("msg_id").getAsString()).isEqualTo(id);
        return new Run(reply.content(), published);
    }

    /** Sends a request and waits for its reply's content. */
    JsonObject ask(String type, JsonObject content) {
        return end(send(type, content)).reply();
    }

    /** What is published for a request, up to its end, without the first busy and the last idle. */
    List<Message> untilIdle(String id) {
        List<Message> published = new ArrayList<>();
        while (true) {
            Message message = receive(Channel.IOPUB);
            boolean ours = isFor(id, message);
            if (ours && message.type().equals("status")) {
                if (message.content().get("execution_state").getAsString().equals("idle")) {
                    return published;
                }
            } else if (ours) {
                published.add(message);
            }
        }
    }

    /** The next message that is published of a type. */
    Message nextPublished(String type) {
        Message message = receive(Channel.IOPUB);
        while (!message.type().equals(type)) {
            message = receive(Channel.IOPUB);
        }
        return message;
    }

    /** The next message of a type that is published for a request, whatever others have left to be read. */
    Message nextPublished(String type, String id) {
        Message message = nextPublished(type);
        while (!isFor(id, message)) {
            message = nextPublished(type);
        }
        return message;
    }

    private static boolean isFor(String id, Message message) {
        return message.parent().has("msg_id")
                && message.parent().get("msg_id").getAsString().equals(id);
    }

    Message receive(Channel channel) {
        return frontEnd.receive(channel, PATIENCE_MS)
                .orElseThrow(() -> new AssertionError("nothing came on " + channel));
    }

    /** Asks for an interrupt, as front ends do, and waits for its reply. */
    void interrupt() {
        frontEnd.send(Channel.CONTROL, "interrupt_request", new JsonObject());
        assertThat(receive(Channel.CONTROL).type()).isEqualTo("interrupt_reply");
    }

    @Override
    public void close() {
        frontEnd.close();
        kernel.close();
    }
}
