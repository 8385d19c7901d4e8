package dev.glmsh.kernel.cell;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.glmsh.kernel.wire.Channel;
import dev.glmsh.kernel.wire.Message;
import dev.glmsh.kernel.wire.Wire;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What Java in cells reads from {@code System.in}: lines that the person types at the front end that has sent the cell. A
 * thread that waits for one can be interrupted.
 */
public final class FrontEndInput extends InputStream {
    private record Asker(Message request, CellOutput output, boolean allowed) {}

    private final Wire wire;
    private final BlockingQueue<Message> replies = new LinkedBlockingQueue<>();
    private final ReentrantLock turn = new ReentrantLock();
    private volatile Optional<Asker> asker = Optional.empty();
    private byte[] line = new byte[0];
    private int next;

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
        line = new byte[0];
        next = 0;
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
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        try {
            turn.lockInterruptibly();
            try {
                return readInTurn(into, offset, length);
            } finally {
                turn.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while it waited for a line");
        }
    }

    private int readInTurn(byte[] into, int offset, int length) throws IOException, InterruptedException {
        if (next == line.length) {
            line = (ask() + "\n").getBytes(StandardCharsets.UTF_8);
            next = 0;
        }
        int count = Math.min(length, line.length - next);
        System.arraycopy(line, next, into, offset, count);
        next += count;
        return count;
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

    @Override
    public int available() {
        return line.length - next;
    }
}
