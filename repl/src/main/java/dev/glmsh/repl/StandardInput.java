package dev.glmsh.repl;

import dev.glmsh.shell.input.LineInput;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * What Java at the prompt reads from {@code System.in}: lines that the person types while a line runs, echoed and edited
 * as in any program. Between two of them keys are kept for the prompt. A thread that waits for a line can be
 * interrupted, and takes no key with it.
 */
final class StandardInput extends LineInput {
    private static final int LONGEST = 4096;

    private final InputStream keys;
    private final Keyboard keyboard;

    /** @param keys the process's standard input, without a buffer */
    StandardInput(InputStream keys, Keyboard keyboard) {
        this.keys = keys;
        this.keyboard = keyboard;
    }

    @Override
    protected byte[] nextLine() throws IOException, InterruptedException {
        byte[] line = new byte[LONGEST];
        return Arrays.copyOf(line, keyboard.readLine(keys, line));
    }
}
