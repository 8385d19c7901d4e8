package dev.glmsh.kernel.wire;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;
import zmq.ZError;

/**
 * Front ends that find back to the ports of a kernel that another has taken the place of, each socket by itself. Until as
 * many listen as before, requests wait, or their output would be lost; replies to those who are not there yet are sent
 * again. Used by the thread that owns the sockets.
 */
final class Comeback {
    private static final long LISTEN_NS = TimeUnit.SECONDS.toNanos(5);
    private static final long REPLY_NS = TimeUnit.SECONDS.toNanos(30);
    private static final int STEP_MS = 10;
    private static final int FOR_EVER = -1;

    private final long begin = System.nanoTime();
    private final ZMQ.Socket shell;
    private final List<List<byte[]>> replies = new ArrayList<>();
    private List<List<byte[]>> requests;
    private int missing;
    private boolean over;

    /** @param shell the socket that replies go to */
    Comeback(Handover handover, ZMQ.Socket shell) {
        this.shell = shell;
        this.missing = handover.subscribers();
        this.requests = new ArrayList<>(handover.requests());
        this.over = handover.requests().isEmpty();
        shell.setRouterMandatory(!over);
    }

    /** One listens. */
    void subscribed() {
        missing--;
    }

    /** How long to wait for something to happen, in milliseconds. */
    int pauseMs() {
        return over ? FOR_EVER : STEP_MS;
    }

    /** Keeps a request back, if it is too early for it. */
    boolean hold(List<byte[]> frames) {
        boolean early = !over && missing > 0 && !isPast(LISTEN_NS);
        if (early) {
            requests.add(frames);
        }
        return early;
    }

    /** The requests whose time has come, in order. */
    List<List<byte[]>> due() {
        if (over || (missing > 0 && !isPast(LISTEN_NS))) {
            return List.of();
        }
        List<List<byte[]>> due = requests;
        requests = List.of();
        missing = 0;
        return due;
    }

    /** Sends a reply, now or as soon as it can arrive. */
    void reply(List<byte[]> frames) {
        if (over) {
            Multipart.send(shell, frames);
        } else {
            replies.add(frames);
            sendReplies();
        }
    }

    /** Sends what can arrive by now; all that it could not for too long is given up. */
    void sendReplies() {
        for (Iterator<List<byte[]>> all = replies.iterator(); all.hasNext(); ) {
            if (arrives(all.next())) {
                all.remove();
            }
        }
        boolean done = requests.isEmpty() && replies.isEmpty() && isPast(LISTEN_NS);
        if (!over && (done || isPast(REPLY_NS))) {
            replies.clear();
            over = true;
            shell.setRouterMandatory(false);
        }
    }

    private boolean arrives(List<byte[]> frames) {
        try {
            Multipart.send(shell, frames);
            return true;
        } catch (ZMQException e) {
            if (e.getErrorCode() != ZError.EHOSTUNREACH) {
                throw e;
            }
            return false;
        }
    }

    private boolean isPast(long limit) {
        return System.nanoTime() - begin > limit;
    }
}
