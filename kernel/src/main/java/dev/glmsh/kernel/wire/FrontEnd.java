package dev.glmsh.kernel.wire;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/**
 * The other side of the sockets, as notebooks have it: for rehearsals, measurements and tests. Used by one thread.
 *
 * <pre>{@code
 * try (FrontEnd frontEnd = FrontEnd.connect(connection)) {
 *     String id = frontEnd.send(Channel.SHELL, "kernel_info_request", new JsonObject());
 *     Optional<Message> reply = frontEnd.receive(Channel.SHELL, 5_000);
 * }
 * }</pre>
 */
public final class FrontEnd implements AutoCloseable {
    private final ZContext context = new ZContext();
    private final ConnectionFile connection;
    private final Frames frames;
    private final String session = UUID.randomUUID().toString();
    private final ZMQ.Socket shell;
    private final ZMQ.Socket control;
    private final ZMQ.Socket stdin;
    private final ZMQ.Socket iopub;
    private final ZMQ.Socket heartbeat;

    private FrontEnd(ConnectionFile connection) {
        this.connection = connection;
        this.frames = new Frames(
                connection.key().isEmpty()
                        ? Optional.empty()
                        : Optional.of(Signer.of(connection.scheme(), connection.key())));
        ConnectionFile.Ports ports = connection.ports();
        shell = socket(SocketType.DEALER, ports.shell());
        control = socket(SocketType.DEALER, ports.control());
        stdin = socket(SocketType.DEALER, ports.stdin());
        heartbeat = socket(SocketType.REQ, ports.heartbeat());
        iopub = socket(SocketType.SUB, ports.iopub());
        iopub.subscribe(new byte[0]);
    }

    /** Connects to a kernel, which need not have started yet. */
    public static FrontEnd connect(ConnectionFile connection) {
        return new FrontEnd(connection);
    }

    private ZMQ.Socket socket(SocketType type, int port) {
        ZMQ.Socket socket = context.createSocket(type);
        socket.setLinger(0);
        socket.setHWM(0);
        socket.setIdentity(session.getBytes(StandardCharsets.US_ASCII));
        connection.curve().ifPresent(keys -> keys.join(socket));
        socket.connect(connection.address(port));
        return socket;
    }

    private ZMQ.Socket of(Channel channel) {
        return switch (channel) {
            case SHELL -> shell;
            case CONTROL -> control;
            case STDIN -> stdin;
            case IOPUB -> iopub;
        };
    }

    /** Sends a message; its id. */
    public String send(Channel channel, String type, JsonObject content) {
        return send(channel, type, content, Optional.empty());
    }

    /** The same for a subshell. */
    public String send(Channel channel, String type, JsonObject content, Optional<String> subshell) {
        Header header = Header.create(type, session);
        subshell.ifPresent(id -> header.json().addProperty("subshell_id", id));
        Message message = new Message(List.of(), header, new JsonObject(), new JsonObject(), content, List.of());
        sendFrames(channel, frames.encode(message));
        return header.id();
    }

    /** Answers a message of the kernel. */
    public void reply(Channel channel, Message question, String type, JsonObject content) {
        Message message = new Message(
                List.of(),
                Header.create(type, session),
                question.header().json(),
                new JsonObject(),
                content,
                List.of());
        sendFrames(channel, frames.encode(message));
    }

    /** Sends frames as they are, whatever they mean. */
    public void sendFrames(Channel channel, List<byte[]> raw) {
        Multipart.send(of(channel), raw);
    }

    /** A message as frames that may be sent, also twice. */
    public List<byte[]> frames(String type, JsonObject content) {
        return frames.encode(new Message(
                List.of(), Header.create(type, session), new JsonObject(), new JsonObject(), content, List.of()));
    }

    /** The next message; empty if none comes in time. */
    public Optional<Message> receive(Channel channel, int timeoutMs) {
        ZMQ.Socket socket = of(channel);
        socket.setReceiveTimeOut(timeoutMs);
        List<byte[]> found = Multipart.receive(socket);
        return found.isEmpty() ? Optional.empty() : Optional.of(frames.decode(found));
    }

    /** Whether the kernel's heart beats. */
    public boolean beats(int timeoutMs) {
        heartbeat.setReceiveTimeOut(timeoutMs);
        heartbeat.send("ping");
        return "ping".equals(heartbeat.recvStr());
    }

    @Override
    public void close() {
        context.close();
    }
}
