package dev.glmsh.shell.input;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The bytes of lines that a person types, each asked for when the one before is read. Threads read in turn; one that waits
 * for its turn or for a line can be interrupted.
 */
public abstract class LineInput extends InputStream {
    private final ReentrantLock turn = new ReentrantLock();
    private byte[] line = new byte[0];
    private int next;

    /** For front ends. */
    protected LineInput() {}

    /**
     * Waits for a line.
     *
     * @return its bytes with the line break; none at the end of the input
     * @throws IOException if there is nobody to ask
     */
    protected abstract byte[] nextLine() throws IOException, InterruptedException;

    /** Drops what is left of a line. */
    protected final void forget() {
        line = new byte[0];
        next = 0;
    }

    @Override
    public final int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public final int read(byte[] into, int offset, int length) throws IOException {
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
            forget(); // also if it is interrupted
            line = nextLine();
        }
        int count = Math.min(length, line.length - next);
        System.arraycopy(line, next, into, offset, count);
        next += count;
        return count == 0 ? -1 : count;
    }

    @Override
    public final int available() {
        return line.length - next;
    }
}
