package dev.glmsh.repl;

import dev.glmsh.Progress;
import dev.glmsh.model.Thinking;
import dev.glmsh.shell.output.Display;
import dev.glmsh.shell.output.Look;
import dev.glmsh.shell.output.Output;
import dev.glmsh.shell.output.ThinkingView;
import dev.glmsh.shell.output.Value;
import java.io.PrintStream;
import java.util.function.Supplier;
import org.jline.terminal.spi.SystemStream;

/** Streams text as it comes where the format is text, and keeps progress and notices out of the values' stream. */
final class BatchOutput implements Output {
    private final boolean quiet;
    private final Supplier<Display> display;
    private final PrintStream out;
    private final PrintStream err;
    private boolean streamed;
    private boolean openLine;

    BatchOutput(Arguments arguments, Supplier<Display> display, PrintStream out, PrintStream err) {
        this.quiet = arguments.quiet;
        this.display = display;
        this.out = out;
        this.err = err;
    }

    @Override
    public void text(String piece) {
        if (display.get().think() == ThinkingView.SHOW) {
            generated(piece);
        }
    }

    @Override
    public void thought(Thinking thinking) {
        if (display.get().think() == ThinkingView.FOLD) {
            notice(GenerationView.line(thinking));
        }
    }

    @Override
    public void answer(String text) {
        if (display.get().think() != ThinkingView.SHOW) {
            generated(text);
        }
    }

    private void generated(String text) {
        if (!text.isEmpty()) {
            out.print(text);
            out.flush();
            streamed = true;
            openLine = !text.endsWith("\n");
        }
    }

    @Override
    public void endText() {
        if (openLine) {
            out.println();
        }
        openLine = false;
    }

    @Override
    public void show(Value value, Look look) {
        boolean noise = quiet && (value instanceof Value.Note || value instanceof Value.Report);
        boolean seen = endStream() && value instanceof Value.Generated;
        String text = noise || seen ? "" : look.renderer().render(value);
        if (!text.isEmpty()) {
            out.println(text);
        }
    }

    @Override
    public void print(String text) {
        out.print(text);
        out.flush();
        openLine = !text.endsWith("\n");
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
        endText();
        boolean result = streamed;
        streamed = false;
        return result;
    }
}
