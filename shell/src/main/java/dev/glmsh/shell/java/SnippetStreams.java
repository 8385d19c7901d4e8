package dev.glmsh.shell.java;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Leads {@code System.out} and {@code System.err} to an {@link OutputQueue} as long as a line is evaluated. What a thread
 * of an earlier line prints goes there too, unless the front end wants it in the place of its own line. Afterwards threads
 * print to the streams that were there before, also if they kept a reference to these.
 */
final class SnippetStreams {
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final TextStream toOut;
    private final TextStream toErr;
    private final boolean outlivesLine;

    /** @param output used by any thread that prints */
    SnippetStreams(OutputQueue output) {
        outlivesLine = output.outlivesLine();
        toOut = new TextStream(text -> OutputQueue.ofThread().orElse(output).takesPrinted(text), out);
        toErr = new TextStream(text -> OutputQueue.ofThread().orElse(output).takesError(text), err);
        System.setOut(printStream(toOut));
        System.setErr(printStream(toErr));
    }

    private static PrintStream printStream(TextStream target) {
        return new PrintStream(target, true, StandardCharsets.UTF_8);
    }

    /** Puts the streams back that were there before. */
    void close() {
        System.setOut(out);
        System.setErr(err);
        if (!outlivesLine) {
            toOut.close();
            toErr.close();
        }
    }
}
