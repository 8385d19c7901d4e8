package dev.glmsh.checkpoint.hub;

import dev.glmsh.Cancellation;
import dev.glmsh.GlmshException;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Asks a hub about one model: short answers into memory, each tried until it comes or is refused. Thread-safe. */
final class HubClient {
    private final HubId id;
    private final Transport transport;
    private final HubErrors errors;
    private final Pause pause;
    private final Cancellation cancellation;

    HubClient(HubId id, Transport transport, Pause pause, Cancellation cancellation) {
        this.id = id;
        this.transport = transport;
        this.errors = new HubErrors(id, transport.endpoint(), transport.hasToken());
        this.pause = pause;
        this.cancellation = cancellation;
    }

    /** A short answer in UTF-8. */
    record Page(String text, Answer head) {}

    /** The same, ended by another flag. */
    HubClient with(Cancellation other) {
        return new HubClient(id, transport, pause, other);
    }

    /** A failure in words for the user. */
    GlmshException explain(IOException failure) {
        return errors.explain(failure);
    }

    Transport transport() {
        return transport;
    }

    Cancellation cancellation() {
        return cancellation;
    }

    /** A counter of attempts for one transfer. */
    Retries retries() {
        return new Retries(errors, pause, cancellation);
    }

    /** A whole answer of at most that many bytes. */
    Page get(URI address, long limit) {
        return retries().until(() -> {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            Answer head = once(address, bytes, limit);
            return new Page(bytes.toString(StandardCharsets.UTF_8), head);
        });
    }

    /** A whole answer, tried once. */
    String getOnce(URI address, long limit) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        once(address, bytes, limit);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** A whole file of at most that many bytes. */
    byte[] bytes(URI address, long limit) {
        return retries().until(() -> {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            once(address, bytes, limit);
            return bytes.toByteArray();
        });
    }

    /** {@code count} bytes of a file from {@code start} on. */
    byte[] range(URI address, long start, int count) {
        Map<String, String> headers = Map.of("Range", "bytes=" + start + "-" + (start + count - 1));
        return retries().until(() -> {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            Receiver receiver = head -> {
                if (head.status() == 200 && start > 0) {
                    throw new WrongContentException("its server does not send parts of files");
                }
                if (head.start() != (head.status() == 200 ? 0 : start)) {
                    throw new WrongContentException("its server sends another part than was asked for");
                }
                return piece -> append(bytes, piece, count);
            };
            try {
                transport.get(address, headers, receiver, cancellation);
            } catch (Enough e) {
                // the server ignored the range and began with the whole file
            }
            if (bytes.size() < count) {
                throw new EOFException("the answer ended early");
            }
            return bytes.toByteArray();
        });
    }

    private Answer once(URI address, ByteArrayOutputStream bytes, long limit) throws IOException {
        Receiver receiver = head -> piece -> {
            if (bytes.size() + (long) piece.remaining() > limit) {
                throw new WrongContentException("an answer is longer than " + limit + " bytes");
            }
            append(bytes, piece, Integer.MAX_VALUE);
        };
        Answer head = transport.get(address, Map.of(), receiver, cancellation);
        long length = head.headers().firstValueAsLong("Content-Length").orElse(bytes.size());
        if (length != bytes.size()) {
            throw new EOFException("the answer ended early");
        }
        return head;
    }

    private static void append(ByteArrayOutputStream bytes, ByteBuffer piece, int most) throws Enough {
        byte[] copy = new byte[Math.min(piece.remaining(), most - bytes.size())];
        piece.get(copy);
        bytes.writeBytes(copy);
        if (piece.hasRemaining()) {
            throw new Enough();
        }
    }

    /** All that was asked for is there. */
    private static final class Enough extends IOException {}

    /** The values of a header, none if it is missing. */
    static List<String> values(Answer head, String name) {
        return head.headers().allValues(name);
    }
}
