package dev.glmsh.repl;

import dev.glmsh.hardware.StateFolder;
import dev.glmsh.session.Session;
import dev.glmsh.shell.Shell;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import org.jline.terminal.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * One run of glmsh, with the streams it works on. Decides between the terminal and the batch.
 *
 * <pre>{@code
 * int code = new Program(System.in, System.out, System.err, Terminals.SYSTEM).run("-c", ":estimate models/glm-4-9b");
 * }</pre>
 */
public final class Program {
    private final InputStream in;
    private final PrintStream out;
    private final PrintStream err;
    private final Terminals terminals;

    /**
     * The streams are used and left open.
     *
     * @param terminals asked for a terminal where no {@code -c} is given; without one, lines come from {@code in}
     */
    public Program(InputStream in, PrintStream out, PrintStream err, Terminals terminals) {
        this.terminals = terminals;
        this.in = in;
        this.out = out;
        this.err = err;
    }

    /** Runs to the end; 0 if all went well, 1 at the first failure. */
    public int run(String... commandLine) {
        if (commandLine.length == 0) {
            return start(new Arguments()); // the way to the prompt is short: it does not load picocli
        }
        CommandLine parser = new CommandLine(new Arguments())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExpandAtFiles(false);
        try {
            parser.parseArgs(commandLine);
        } catch (ParameterException e) {
            err.println("glmsh: " + e.getMessage() + "; see glmsh --help");
            return 1;
        }
        if (parser.isUsageHelpRequested()) {
            parser.usage(out, CommandLine.Help.Ansi.OFF);
            return 0;
        }
        if (parser.isVersionHelpRequested()) {
            parser.printVersionHelp(out, CommandLine.Help.Ansi.OFF);
            return 0;
        }
        return start(parser.getCommand());
    }

    private int start(Arguments arguments) {
        try (Session session = Session.open();
                Shell shell = Shell.open(session, arguments.demo())) {
            shell.display(arguments.display());
            if (!arguments.lines.isEmpty()) {
                return new Batch(shell, arguments, out, err).run(arguments.lines);
            }
            Optional<Terminal> terminal = terminals.open();
            return terminal.isPresent()
                    ? converse(shell, session, arguments, terminal.get())
                    : new Batch(shell, arguments, out, err).run(in);
        } catch (IOException e) {
            err.println("glmsh: the input or the terminal failed: " + e.getMessage() + "; use -c CMD instead");
            return 1;
        }
    }

    private static int converse(Shell shell, Session session, Arguments arguments, Terminal terminal)
            throws IOException {
        try (terminal) {
            Optional<Path> history = StateFolder.open().map(folder -> folder.resolve("history"));
            return new Repl(shell, session, arguments, terminal, history).run();
        }
    }
}
