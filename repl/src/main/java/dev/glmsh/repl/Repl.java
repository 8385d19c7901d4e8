package dev.glmsh.repl;

import dev.glmsh.model.FinishReason;
import dev.glmsh.model.Generation;
import dev.glmsh.session.Session;
import dev.glmsh.shell.Result;
import dev.glmsh.shell.Shell;
import dev.glmsh.shell.output.Renderer;
import dev.glmsh.shell.output.Value;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.utils.AttributedStyle;

/**
 * The prompt: reads a line, evaluates it, shows what it gave, until Ctrl-D or {@code :quit}. Ctrl-C cancels what runs,
 * or clears the line that is being typed, and never ends the program.
 */
final class Repl {
    private static final AttributedStyle FAINT = AttributedStyle.DEFAULT.faint();

    private final Shell shell;
    private final Session session;
    private final Arguments arguments;
    private final Terminal terminal;
    private final Optional<Path> history;
    private final TerminalOutput output;
    private final ResultPrinter printer;

    Repl(Shell shell, Session session, Arguments arguments, Terminal terminal, Optional<Path> history) {
        this.history = history;
        this.shell = shell;
        this.session = session;
        this.arguments = arguments;
        this.terminal = terminal;
        this.output = new TerminalOutput(terminal, arguments, System.getenv("NO_COLOR") == null, shell::display);
        this.printer = new ResultPrinter(
                arguments, this::renderer, true, text -> output.line(Printable.of(text)), output::error);
    }

    /** Runs until the user leaves; always 0, because each error was dealt with when it came. */
    int run() {
        terminal.handle(Signal.INT, signal -> shell.interrupt());
        hideControlCharacters();
        greet();
        LineReader reader = reader();
        startWhatLinesNeed();
        boolean more = true;
        while (more && !shell.isLeaving()) {
            more = takeLine(reader);
        }
        return 0;
    }

    /** Reads and evaluates a line; false at the end of the input. */
    private boolean takeLine(LineReader reader) {
        try {
            evaluate(reader.readLine(Prompt.of(shell.isChatting(), shell.modelName(), output)));
            return true;
        } catch (UserInterruptException e) {
            return true; // Ctrl-C at the prompt gives up the line
        } catch (EndOfFileException e) {
            return false; // Ctrl-D
        }
    }

    /** Keeps the terminal from drawing {@code ^C} into the text that a cancelled generation has written so far. */
    private void hideControlCharacters() {
        Attributes attributes = terminal.getAttributes();
        attributes.setLocalFlag(Attributes.LocalFlag.ECHOCTL, false);
        terminal.setAttributes(attributes);
    }

    /** Nobody types as fast as this goes on while the prompt is drawn. */
    private void startWhatLinesNeed() {
        session.warmUp();
        shell.beginDemo();
        shell.warmUp();
    }

    private void greet() {
        if (!arguments.quiet) {
            output.line(Greeting.of(session, renderer()));
        }
        if (!arguments.quiet) {
            output.line(Greeting.nextSteps(arguments.demo().isPresent()));
        }
    }

    private void evaluate(String line) {
        Result result = shell.evaluate(line, output);
        boolean streamed = output.endStream();
        printer.print(result, streamed);
        if (streamed && !arguments.quiet) {
            result.values().stream()
                    .flatMap(value -> value instanceof Value.Generated generated
                            ? Optional.of(generated.generation()).stream()
                            : Optional.<Generation>empty().stream())
                    .forEach(generation -> output.line(output.styled(summary(generation), FAINT)));
        }
    }

    private Renderer renderer() {
        int columns = terminal.getColumns();
        return columns > 0 ? arguments.format.fitting(columns) : arguments.format; // 0 if the terminal does not say
    }

    private static String summary(Generation generation) {
        String speed = generation.tokensPerSecond().isPresent()
                ? String.format(
                        Locale.ROOT,
                        ", %.1f tokens/s",
                        generation.tokensPerSecond().getAsDouble())
                : "";
        String cancelled = generation.finish() == FinishReason.CANCELLED ? ", cancelled" : "";
        return String.format(
                Locale.ROOT,
                "%d tokens, first after %.0f ms%s%s",
                generation.ids().size(),
                generation.timings().ttftMs(),
                speed,
                cancelled);
    }

    private LineReader reader() {
        LineParser parser = new LineParser(shell);
        LineReaderBuilder builder = LineReaderBuilder.builder()
                .appName("glmsh")
                .terminal(terminal)
                .parser(parser)
                .completer(parser)
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .option(LineReader.Option.HISTORY_IGNORE_DUPS, true)
                .option(LineReader.Option.HISTORY_INCREMENTAL, true)
                .variable(LineReader.SECONDARY_PROMPT_PATTERN, "%P ... ");
        history.ifPresent(file -> builder.variable(LineReader.HISTORY_FILE, file));
        return builder.build();
    }
}
