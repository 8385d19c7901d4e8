package dev.glmsh.kernel.wire;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zeromq.ZMQ;

/** The frames of a message on a socket, which gives and takes them all or none. */
final class Multipart {
    private Multipart() {}

    static void send(ZMQ.Socket socket, List<byte[]> frames) {
        for (int i = 0; i < frames.size() - 1; i++) {
            socket.sendMore(frames.get(i));
        }
        socket.send(frames.get(frames.size() - 1));
    }

    /** The next message, waited for as long as the socket does; none if none comes. */
    static List<byte[]> receive(ZMQ.Socket socket) {
        return rest(socket, socket.recv());
    }

    /** The next message; none if none is there. */
    static List<byte[]> poll(ZMQ.Socket socket) {
        return rest(socket, socket.recv(ZMQ.DONTWAIT));
    }

    private static List<byte[]> rest(ZMQ.Socket socket, byte @Nullable [] first) {
        List<byte[]> found = new ArrayList<>();
        if (first != null) {
            found.add(first);
            while (socket.hasReceiveMore()) {
                found.add(requireNonNull(socket.recv(), "the rest of a message is always there"));
            }
        }
        return found;
    }
}
