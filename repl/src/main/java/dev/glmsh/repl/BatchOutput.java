package dev.glmsh.repl;

import dev.glmsh.Progress;
import dev.glmsh.shell.output.Format;
import dev.glmsh.shell.output.Output;
import java.io.PrintStream;
import org.jline.terminal.spi.SystemStream;

/** Streams text as it comes where the format is text, and keeps progress and notices out of the values' stream. */
final class BatchOutput implements Output {
    private final boolean streams;
    private final boolean quiet;
    private final PrintStream out;
    private final PrintStream err;
    private boolean streamed;
    private boolean openLine;

    BatchOutput(Arguments arguments, PrintStream out, PrintStream err) {
        this.streams = arguments.format == Format.TEXT;
        this.quiet = arguments.quiet;
        this.out = out;
        this.err = err;
    }

    @Override
    public void stream(String text) {
        if (streams && !text.isEmpty()) {
            out.print(text);
            out.flush();
            streamed = true;
            openLine = !text.endsWith("\n");
        }
    }

    @Override
    public void print(String text) {
        out.print(text);
        out.flush();
    }

    @Override
    public void printError(String text) {
        err.print(text);
        err.flush();
    }

    @Override
    public void notice(String line) {
        if (!quiet) {
            err.println("glmsh: " + line);
        }
    }

    @Override
    public Progress progress() {
        return quiet || !StandardStreams.isTerminal(SystemStream.Error)
                ? Progress.NONE
                : new ProgressLine(this::rewrite);
    }

    private void rewrite(String text) {
        err.print(text);
        err.flush();
    }

    /** Ends the line of a streamed text; whether there was one since the last call. */
    boolean endStream() {
        if (openLine) {
            out.println();
        }
        boolean result = streamed;
        streamed = false;
        openLine = false;
        return result;
    }
}
