package dev.glmsh.kernel.wire;

import dev.glmsh.GlmshException;
import java.util.EnumMap;
import java.util.Map;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;

/** The five sockets of a kernel, bound to where the front end expects them and to nothing else. Used by one thread. */
final class Sockets implements AutoCloseable {
    private static final int LINGER_MS = 200;

    private final ZContext context = new ZContext();
    private final ConnectionFile connection;
    private final Map<Channel, ZMQ.Socket> byChannel = new EnumMap<>(Channel.class);
    private final ZMQ.Socket heartbeat;

    /**
     * Binds them.
     *
     * @throws GlmshException if a port is taken
     */
    @SuppressWarnings("IllegalCatch") // what was bound has to be given back
    Sockets(ConnectionFile connection) {
        this.connection = connection;
        ConnectionFile.Ports ports = connection.ports();
        try {
            byChannel.put(Channel.SHELL, bind(SocketType.ROUTER, ports.shell()));
            byChannel.put(Channel.CONTROL, bind(SocketType.ROUTER, ports.control()));
            byChannel.put(Channel.STDIN, bind(SocketType.ROUTER, ports.stdin()));
            byChannel.put(Channel.IOPUB, bind(SocketType.XPUB, ports.iopub()));
            heartbeat = bind(SocketType.REP, ports.heartbeat());
        } catch (RuntimeException e) {
            context.close();
            throw e;
        }
    }

    private ZMQ.Socket bind(SocketType type, int port) {
        ZMQ.Socket socket = context.createSocket(type);
        socket.setLinger(LINGER_MS);
        socket.setHWM(0); // nothing may be dropped: a slow front end still wants its output
        if (type == SocketType.ROUTER) {
            socket.setRouterHandover(true); // a front end that comes back under its own name is heard
        }
        if (type == SocketType.XPUB) {
            socket.setXpubVerbose(true);
        }
        connection.curve().ifPresent(keys -> keys.protect(socket));
        String address = connection.address(port);
        try {
            socket.bind(address);
        } catch (ZMQException e) {
            throw new GlmshException(
                    "the kernel cannot listen at " + address + ": " + e.getMessage(),
                    "another process may have taken it; start the kernel again",
                    e);
        }
        return socket;
    }

    ZMQ.Socket get(Channel channel) {
        ZMQ.Socket socket = byChannel.get(channel);
        if (socket == null) {
            throw new IllegalArgumentException("no socket for " + channel);
        }
        return socket;
    }

    ZMQ.Socket heartbeat() {
        return heartbeat;
    }

    ZMQ.Poller poller(int size) {
        return context.createPoller(size);
    }

    @Override
    public void close() {
        context.close();
    }
}
