package dev.glmsh.repl;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What Java at the prompt reads from {@code System.in}: lines that the person types while a line runs, echoed and edited
 * as in any program. Between two of them keys are kept for the prompt. A thread that waits for a line can be
 * interrupted, and takes no key with it.
 */
final class StandardInput extends InputStream {
    private final InputStream keys;
    private final Keyboard keyboard;
    private final ReentrantLock turn = new ReentrantLock();
    private final byte[] line = new byte[4096];
    private int next;
    private int end;

    /** @param keys the process's standard input, without a buffer */
    StandardInput(InputStream keys, Keyboard keyboard) {
        this.keys = keys;
        this.keyboard = keyboard;
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
        if (next == end) {
            next = 0;
            end = 0; // also if it is interrupted
            end = keyboard.readLine(keys, line);
        }
        int count = Math.min(length, end - next);
        System.arraycopy(line, next, into, offset, count);
        next += count;
        return count == 0 ? -1 : count;
    }

    @Override
    public int available() {
        return end - next;
    }
}
