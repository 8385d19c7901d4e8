package dev.glmsh.kernel.cell;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.glmsh.kernel.wire.Channel;
import dev.glmsh.kernel.wire.Message;
import dev.glmsh.kernel.wire.Wire;
import dev.glmsh.shell.input.LineInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * What Java in cells reads from {@code System.in}: lines that the person types at the front end that has sent the cell. A
 * thread that waits for one can be interrupted.
 */
public final class FrontEndInput extends LineInput {
    private record Asker(Message request, CellOutput output, boolean allowed) {}

    private final Wire wire;
    private final BlockingQueue<Message> replies = new LinkedBlockingQueue<>();
    private volatile Optional<Asker> asker = Optional.empty();

    /** @param wire asks and, by {@link #reply}, answers */
    public FrontEndInput(Wire wire) {
        this.wire = wire;
    }

    /**
     * From now on the one who sent this request is asked.
     *
     * @param allowed whether it can answer
     */
    public void begin(Message request, CellOutput output, boolean allowed) {
        forget();
        asker = Optional.of(new Asker(request, output, allowed));
    }

    /** Nobody is asked any more. */
    public void end() {
        asker = Optional.empty();
    }

    /** Takes what was typed. */
    public void reply(Message message) {
        replies.add(message);
    }

    @Override
    protected byte[] nextLine() throws IOException, InterruptedException {
        return (ask() + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private String ask() throws IOException, InterruptedException {
        Asker asked = asker.filter(Asker::allowed)
                .orElseThrow(() -> new IOException(
                        asker.isEmpty()
                                ? "no cell runs, so nobody can be asked for a line"
                                : "this front end does not answer questions; run the cell where it does"));
        asked.output().flush();
        replies.clear(); // answers to questions that were given up
        JsonObject content = new JsonObject();
        content.addProperty("prompt", "");
        content.addProperty("password", false);
        Message request = asked.request();
        List<byte[]> identities = request.identities();
        Message question =
                wire.message(identities, "input_request", request.header().json(), content);
        wire.send(Channel.STDIN, question);
        Message reply = replies.take();
        while (!answers(reply, question)) {
            reply = replies.take();
        }
        return reply.content().get("value") instanceof JsonPrimitive value ? value.getAsString() : "";
    }

    /** Some front ends do not say what they answer. */
    private static boolean answers(Message reply, Message question) {
        return !(reply.parent().get("msg_id") instanceof JsonPrimitive id)
                || id.getAsString().equals(question.header().id());
    }
}
