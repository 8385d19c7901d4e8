package dev.glmsh.checkpoint.hub;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/** Writes one answer to a connection. */
final class Reply {
    /** How an answer that is cut ends. */
    enum Cut {
        CLOSE,
        RESET,
        STALL
    }

    private static final int PIECE = 16 << 10;

    private final Socket socket;
    private final CountDownLatch closing;
    private final AtomicLong sent;
    private final long pieceNanos;
    private int cutAfter = Integer.MAX_VALUE;
    private Cut cut = Cut.CLOSE;
    private boolean ignoresRange;
    private boolean damages;
    private boolean headOnly;

    /**
     * @param closing opened when the server closes; a stalled answer waits for it
     * @param sent counts the bytes of bodies
     * @param pieceNanos a pause after each 16 KiB
     */
    Reply(Socket socket, CountDownLatch closing, AtomicLong sent, long pieceNanos) {
        this.socket = socket;
        this.closing = closing;
        this.sent = sent;
        this.pieceNanos = pieceNanos;
    }

    void cut(int bytes, Cut how) {
        cutAfter = bytes;
        cut = how;
    }

    void ignoreRange() {
        ignoresRange = true;
    }

    /** Leaves out bodies, as answers to HEAD do. */
    void headOnly() {
        headOnly = true;
    }

    void damage() {
        damages = true;
    }

    /** A file, or the part of it that is asked for. */
    void file(Call call, byte[] bytes, String... headers) throws IOException {
        byte[] content = damages ? new byte[bytes.length] : bytes;
        if (!call.hasRange() || ignoresRange) {
            send(200, content, headers);
            return;
        }
        long[] range = call.range(content.length);
        String[] all = Arrays.copyOf(headers, headers.length + 1);
        all[headers.length] = "Content-Range: bytes " + range[0] + "-" + range[1] + "/" + content.length;
        send(206, Arrays.copyOfRange(content, (int) range[0], (int) range[1] + 1), all);
    }

    void send(int status, byte[] body, String... headers) throws IOException {
        OutputStream out = socket.getOutputStream();
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Status\r\nContent-Length: " + body.length);
        for (String header : headers) {
            head.append("\r\n").append(header);
        }
        out.write(head.append("\r\n\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        int most = headOnly ? 0 : Math.min(body.length, cutAfter);
        for (int at = 0; at < most; at += PIECE) {
            int count = Math.min(PIECE, most - at);
            out.write(body, at, count);
            out.flush();
            sent.addAndGet(count);
            pause();
        }
        out.flush();
        if (!headOnly && most < body.length) {
            end();
        }
    }

    private void pause() {
        long end = System.nanoTime() + pieceNanos;
        while (pieceNanos > 0 && System.nanoTime() < end) {
            java.util.concurrent.locks.LockSupport.parkNanos(end - System.nanoTime());
        }
    }

    private void end() throws IOException {
        if (cut == Cut.STALL) {
            try {
                closing.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        if (cut == Cut.RESET) {
            socket.setSoLinger(true, 0);
        }
        socket.close();
    }
}
