package dev.glmsh.shell.java;

import dev.glmsh.shell.output.Output;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Leads {@code System.out} and {@code System.err} to an {@link Output} as long as a line is evaluated. Threads that go
 * on printing afterwards print to the streams that were there before, also if they kept a reference to these.
 */
final class SnippetStreams {
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final TextStream toOut;
    private final TextStream toErr;

    /** @param output used by any thread that prints */
    SnippetStreams(Output output) {
        toOut = new TextStream(output::print, out);
        toErr = new TextStream(output::printError, err);
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
        toOut.close();
        toErr.close();
    }
}
