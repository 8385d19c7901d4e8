package dev.glmsh.repl;

import dev.glmsh.Progress;
import dev.glmsh.shell.output.Format;
import dev.glmsh.shell.output.Output;
import java.io.PrintWriter;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;

/** Writes to a person's terminal: text as it comes, notices faint, errors red; no colours if NO_COLOR is set. */
final class TerminalOutput implements Output {
    private static final AttributedStyle FAINT = AttributedStyle.DEFAULT.faint();
    private static final AttributedStyle RED = AttributedStyle.DEFAULT.foreground(AttributedStyle.RED);

    private final Terminal terminal;
    private final boolean streams;
    private final boolean quiet;
    private final boolean colours;
    private boolean streamed;
    private boolean openLine;
    private ProgressLine progress = new ProgressLine(text -> {});

    TerminalOutput(Terminal terminal, Arguments arguments, boolean colours) {
        this.terminal = terminal;
        this.streams = arguments.format == Format.TEXT;
        this.quiet = arguments.quiet;
        this.colours = colours;
    }

    @Override
    public void stream(String text) {
        if (streams && !text.isEmpty()) {
            write(Printable.of(text));
            streamed = true;
            openLine = !text.endsWith("\n");
        }
    }

    @Override
    public void print(String text) {
        if (!text.isEmpty()) {
            write(text);
            openLine = !text.endsWith("\n");
        }
    }

    @Override
    public void notice(String line) {
        if (!quiet) {
            line(styled(line, FAINT));
        }
    }

    @Override
    public Progress progress() {
        progress = new ProgressLine(quiet ? text -> {} : this::write);
        return progress;
    }

    /** A whole text and the end of its line. */
    void line(String text) {
        write(text + "\n");
    }

    /** An error's line. */
    void error(String line) {
        line(styled(Printable.of(line), RED));
    }

    /** Ends what was drawn while a line was evaluated; whether text was streamed since the last call. */
    boolean endStream() {
        progress.wipe();
        if (openLine) {
            write("\n");
        }
        boolean result = streamed;
        streamed = false;
        openLine = false;
        return result;
    }

    /** The text in a style, if the terminal has colours. */
    String styled(String text, AttributedStyle style) {
        return colours ? new AttributedString(text, style).toAnsi(terminal) : text;
    }

    private void write(String text) {
        PrintWriter writer = terminal.writer();
        writer.write(text);
        writer.flush();
    }
}
