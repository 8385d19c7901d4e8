package dev.glmsh.repl;

import java.io.IOException;
import java.io.InputStream;

/**
 * What Java at the prompt reads from {@code System.in}: lines that the person types while it waits, echoed and edited as
 * in any program. Between two of them keys are kept for the prompt.
 */
final class StandardInput extends InputStream {
    private final InputStream keys;
    private final Keyboard keyboard;
    private final byte[] line = new byte[4096];
    private int next;
    private int end;

    /** @param keys the process's standard input, without a buffer */
    StandardInput(InputStream keys, Keyboard keyboard) {
        this.keys = keys;
        this.keyboard = keyboard;
    }

    @Override
    public synchronized int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public synchronized int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (next == end) {
            end = keyboard.readLine(keys, line);
            next = 0;
        }
        int count = Math.min(length, end - next);
        System.arraycopy(line, next, into, offset, count);
        next += count;
        return count == 0 ? -1 : count;
    }

    @Override
    public synchronized int available() {
        return end - next;
    }
}
