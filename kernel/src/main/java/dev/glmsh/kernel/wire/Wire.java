package dev.glmsh.kernel.wire;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.zeromq.ZMQ;

/**
 * A kernel's side of the sockets. One thread owns them: it answers heartbeats, hands requests to a {@link Receiver} and
 * sends what any thread gives it, in that order. What cannot be read is logged and dropped.
 *
 * <pre>{@code
 * try (Wire wire = Wire.bind(ConnectionFile.read(file, System.err::println), Handover.none(), System.err::println)) {
 *     wire.listen((channel, message) -> …);
 * }
 * }</pre>
 */
public final class Wire implements AutoCloseable {
    private static final byte[] WELCOME = "iopub_welcome".getBytes(StandardCharsets.US_ASCII);
    private static final long END_MS = 1_000;

    private final String session = UUID.randomUUID().toString();
    private final Sockets sockets;
    private final Frames frames;
    private final Consumer<String> log;
    private final Mailbox mailbox = new Mailbox();
    private final Comeback comeback;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean closing;
    private final AtomicInteger subscribers = new AtomicInteger();

    private Wire(Sockets sockets, Frames frames, Handover handover, Consumer<String> log) {
        this.sockets = sockets;
        this.comeback = new Comeback(handover, sockets.get(Channel.SHELL));
        this.frames = frames;
        this.log = log;
    }

    /**
     * Binds the sockets. Nothing is heard before {@link #listen}.
     *
     * @param handover what the kernel has left whose place this one takes
     * @param log takes a line about what is wrong with what others send
     * @throws dev.glmsh.GlmshException if the connection cannot be served
     */
    public static Wire bind(ConnectionFile connection, Handover handover, Consumer<String> log) {
        Optional<Signer> signer = connection.key().isEmpty()
                ? Optional.empty()
                : Optional.of(Signer.of(connection.scheme(), connection.key()));
        if (signer.isEmpty()) {
            log.accept("the connection file has no key: whoever reaches the ports gives orders to this kernel");
        }
        return new Wire(new Sockets(connection), new Frames(signer), handover, log);
    }

    /** Begins to hand over what comes. */
    public void listen(Receiver receiver) {
        Thread owner = new Thread(() -> serve(receiver), "glmsh-wire");
        owner.setDaemon(true);
        owner.start();
    }

    /** A new message, to be answered by nobody in particular or sent to identities. */
    public Message message(List<byte[]> identities, String type, JsonObject parent, JsonObject content) {
        return message(identities, type, parent, new JsonObject(), content);
    }

    /** The same with metadata. */
    public Message message(
            List<byte[]> identities, String type, JsonObject parent, JsonObject metadata, JsonObject content) {
        return new Message(identities, Header.create(type, session), parent, metadata, content, List.of());
    }

    /** Tells everybody. Any thread. */
    public void publish(String type, JsonObject parent, JsonObject content) {
        byte[] topic = ("kernel." + session + "." + type).getBytes(StandardCharsets.US_ASCII);
        send(Channel.IOPUB, message(List.of(topic), type, parent, content));
    }

    /** Sends a message after those that were given before. Any thread; takes no longer than writing it down. */
    public void send(Channel channel, Message message) {
        List<byte[]> encoded = frames.encode(message);
        mailbox.put(() -> {
            if (channel == Channel.SHELL) {
                comeback.reply(encoded);
            } else {
                Multipart.send(sockets.get(channel), encoded);
            }
        });
    }

    /** What is to be left to the kernel that takes this one's place: those who listen, and requests. Any thread. */
    public Handover handover(List<Message> unanswered) {
        return new Handover(
                subscribers.get(), unanswered.stream().map(frames::encode).toList());
    }

    /** Runs something on the owner's thread when all that has reached the sockets by then was handed over. */
    public void afterArrivals(Runnable task) {
        mailbox.put(() -> mailbox.put(task)); // the sockets are read between the two
    }

    @SuppressWarnings("IllegalCatch") // one bad message must not end the kernel
    private void serve(Receiver receiver) {
        try (sockets;
                mailbox) {
            ZMQ.Poller poller = poller();
            while (!closing) {
                poller.poll(comeback.pauseMs());
                try {
                    mailbox.run();
                    readAll(receiver);
                    comeback.sendReplies();
                    comeback.due().forEach(request -> receive(Channel.SHELL, request, receiver));
                } catch (RuntimeException | StackOverflowError e) {
                    log.accept("a message was dropped: " + e);
                }
            }
            mailbox.run();
        } finally {
            ended.countDown();
        }
    }

    private ZMQ.Poller poller() {
        ZMQ.Poller poller = sockets.poller(Channel.values().length + 2);
        for (Channel channel : Channel.values()) {
            poller.register(sockets.get(channel), ZMQ.Poller.POLLIN);
        }
        poller.register(sockets.heartbeat(), ZMQ.Poller.POLLIN);
        poller.register(mailbox.signal(), ZMQ.Poller.POLLIN);
        return poller;
    }

    private void readAll(Receiver receiver) {
        readEach(sockets.heartbeat(), beat -> Multipart.send(sockets.heartbeat(), beat));
        readEach(sockets.get(Channel.IOPUB), wish -> welcome(wish.get(0)));
        for (Channel channel : List.of(Channel.CONTROL, Channel.STDIN, Channel.SHELL)) {
            readEach(sockets.get(channel), found -> {
                if (channel != Channel.SHELL || !comeback.hold(found)) {
                    receive(channel, found, receiver);
                }
            });
        }
    }

    private static void readEach(ZMQ.Socket socket, Consumer<List<byte[]>> action) {
        for (List<byte[]> found = Multipart.poll(socket); !found.isEmpty(); found = Multipart.poll(socket)) {
            action.accept(found);
        }
    }

    private void receive(Channel channel, List<byte[]> found, Receiver receiver) {
        Message message;
        try {
            message = frames.decode(found);
        } catch (MalformedMessageException e) {
            log.accept("a message on the " + channel.name().toLowerCase(Locale.ROOT) + " socket was dropped: "
                    + e.getMessage());
            return;
        }
        receiver.received(channel, message);
    }

    /** Tells a subscriber that it is heard from now on, so that it need not guess. */
    private void welcome(byte[] subscription) {
        if (subscription.length == 0 || subscription[0] != 1) {
            return; // the last one of a topic that leaves
        }
        var unused = subscribers.incrementAndGet();
        comeback.subscribed();
        String topic = new String(subscription, 1, subscription.length - 1, StandardCharsets.UTF_8);
        JsonObject content = new JsonObject();
        content.addProperty("subscription", topic);
        byte[] heard = topic.isEmpty() ? WELCOME : topic.getBytes(StandardCharsets.UTF_8);
        Multipart.send(
                sockets.get(Channel.IOPUB),
                frames.encode(message(List.of(heard), "iopub_welcome", new JsonObject(), content)));
    }

    /** Sends what was given before and gives the ports back, within a second. */
    @Override
    public void close() {
        mailbox.put(() -> closing = true);
        try {
            var unused = ended.await(END_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
