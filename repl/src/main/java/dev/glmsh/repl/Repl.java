package dev.glmsh.repl;

import dev.glmsh.model.FinishReason;
import dev.glmsh.model.Generation;
import dev.glmsh.session.Session;
import dev.glmsh.shell.Result;
import dev.glmsh.shell.Shell;
import dev.glmsh.shell.output.Look;
import dev.glmsh.shell.output.Renderer;
import dev.glmsh.shell.output.Value;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jline.reader.EndOfFileException;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedStyle;

/**
 * The prompt: reads a line, evaluates it, shows what it gave, until Ctrl-D or {@code :quit}. Ctrl-C cancels what runs,
 * or clears the line that is being typed, and never ends the program.
 */
final class Repl {
    private static final AttributedStyle FAINT = AttributedStyle.DEFAULT.faint();

    private static final AttributedStyle RED = AttributedStyle.DEFAULT.foreground(AttributedStyle.RED);

    private final Shell shell;
    private final Session session;
    private final Arguments arguments;
    private final Terminal terminal;
    private final Optional<Path> history;
    private final TerminalOutput output;
    private final Pager pager;
    private final ResultPrinter printer;

    Repl(Shell shell, Session session, Arguments arguments, Terminal terminal, Optional<Path> history) {
        this.history = history;
        this.shell = shell;
        this.session = session;
        this.arguments = arguments;
        this.terminal = terminal;
        this.output = new TerminalOutput(terminal, arguments, colours(), shell::display);
        this.pager = new Pager(terminal, shell.settings());
        this.printer = new ResultPrinter(arguments, true, new ValueView(terminal, output, pager)::show, output::error);
    }

    private boolean colours() {
        String setting = shell.settings().value("colours", "auto");
        boolean able = !Terminal.TYPE_DUMB.equals(terminal.getType());
        return setting.equals("always") || (able && !setting.equals("never"));
    }

    /** Runs until the user leaves; 0 or what {@code :quit} says, because each error was dealt with when it came. */
    int run() {
        Keyboard keyboard = Keyboard.of(terminal, shell::interrupt);
        try {
            greet();
            Editor reader = EditorSetup.open(terminal, shell, keyboard, output.hasColours(), history);
            startWhatLinesNeed();
            startUp(reader);
            try (BackgroundOutput background = BackgroundOutput.begin(reader::printAbove)) {
                readLines(reader, keyboard, background);
            }
        } finally {
            keyboard.close();
        }
        return shell.exitCode();
    }

    private void readLines(Editor reader, Keyboard keyboard, BackgroundOutput background) {
        boolean more = true;
        while (more && !shell.isLeaving()) {
            more = takeLine(reader, keyboard);
            background.endLine();
        }
    }

    private boolean showsStatus() {
        return !arguments.quiet
                && !arguments.noStatus
                && shell.settings().value("status", "true").equals("true");
    }

    /** Reads and evaluates a line; false at the end of the input. */
    private boolean takeLine(Editor reader, Keyboard keyboard) {
        try {
            String prompt = Prompt.of(shell.isChatting(), shell.modelName(), output);
            keyboard.editing();
            String line = reader.readLine(prompt);
            if (keyboard.running()) {
                evaluate(line);
                reader.status(showsStatus() ? shell.status().parts() : List.of());
            }
            return true;
        } catch (UserInterruptException e) {
            return true; // Ctrl-C at the prompt gives up the line
        } catch (EndOfFileException e) {
            return false; // Ctrl-D
        }
    }

    /** Nobody types as fast as this goes on while the prompt is drawn. */
    private void startWhatLinesNeed() {
        session.warmUp();
        shell.beginDemo();
        shell.warmUp();
    }

    private void greet() {
        if (!arguments.quiet) {
            output.line(Greeting.of(session, renderer(Look.STANDARD)));
        }
        if (!arguments.quiet) {
            output.line(Greeting.nextSteps(arguments.demo().isPresent()));
        }
    }

    /** Runs the user's start-up script while the prompt is there already; the first line waits for its end. */
    private void startUp(Editor reader) {
        StartUp.script(arguments, shell.settings())
                .ifPresent(file -> shell.startUp(() -> StartUp.run(file, shell)
                        .ifPresent(failure -> reader.printAbove(output.styled(failure.line(), RED)))));
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

    private Renderer renderer(Look look) {
        int columns = terminal.getColumns();
        return columns > 0 ? look.fitting(columns) : look.renderer(); // 0 if the terminal does not say
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
}
