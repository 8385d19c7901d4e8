package dev.glmsh.repl;

import dev.glmsh.Progress;
import dev.glmsh.model.Thinking;
import dev.glmsh.shell.output.Display;
import dev.glmsh.shell.output.Look;
import dev.glmsh.shell.output.Output;
import dev.glmsh.shell.output.Value;
import java.io.PrintWriter;
import java.util.function.Supplier;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedCharSequence.ForceMode;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.jline.utils.InfoCmp.Capability;

/** Writes to a person's terminal: text as it comes, notices faint, errors red; no colours if NO_COLOR is set. */
final class TerminalOutput implements Output {
    private static final AttributedStyle FAINT = AttributedStyle.DEFAULT.faint();
    private static final AttributedStyle RED = AttributedStyle.DEFAULT.foreground(AttributedStyle.RED);

    private final Terminal terminal;
    private final boolean quiet;
    private final boolean colours;
    private boolean streamed;
    private boolean openLine;
    private final GenerationView view;
    private ProgressLine progress = new ProgressLine(text -> {});

    TerminalOutput(Terminal terminal, Arguments arguments, boolean colours, Supplier<Display> display) {
        this.terminal = terminal;
        this.quiet = arguments.quiet;
        this.colours = colours;
        boolean styles = colours && !terminal.getType().startsWith(Terminal.TYPE_DUMB);
        this.view = new GenerationView(styles, display, terminal::getColumns, this::show);
    }

    @Override
    public void text(String piece) {
        if (!piece.isEmpty()) {
            view.text(piece);
            streamed = true;
        }
    }

    @Override
    public void thinking(String text) {
        view.thinking(text);
    }

    @Override
    public void thought(Thinking thinking) {
        view.thought(thinking);
    }

    @Override
    public void answer(String text) {
        view.answer(text);
    }

    private void show(AttributedString text) {
        write(colours ? text.toAnsi(depth(), ForceMode.None) : text.toString());
        openLine = text.charAt(text.length() - 1) != '\n';
    }

    /** Colours that the terminal knows. Told by number, JLine leaves box-drawing characters as they are. */
    private int depth() {
        Integer colors = terminal.getNumericCapability(Capability.max_colors);
        return colors == null ? 8 : colors;
    }

    @Override
    public void print(String text) {
        if (!text.isEmpty()) {
            write(text);
            openLine = !text.endsWith("\n");
        }
    }

    @Override
    public void endText() {
        view.end();
        if (openLine) {
            write("\n");
        }
        openLine = false;
    }

    @Override
    public void show(Value value, Look look) {
        boolean seen = endStream() && value instanceof Value.Generated;
        boolean noise = quiet && (value instanceof Value.Note || value instanceof Value.Report);
        if (!seen && !noise) {
            int columns = terminal.getColumns();
            String text = (columns > 0 ? look.fitting(columns) : look.renderer()).render(value);
            if (!text.isEmpty()) {
                line(text);
            }
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
        endText();
        boolean result = streamed;
        streamed = false;
        return result;
    }

    boolean hasColours() {
        return colours;
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
