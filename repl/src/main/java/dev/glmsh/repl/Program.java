package dev.glmsh.repl;

import dev.glmsh.GlmshException;
import dev.glmsh.hardware.StateFolder;
import dev.glmsh.session.Session;
import dev.glmsh.shell.Shell;
import dev.glmsh.shell.command.HomePath;
import dev.glmsh.shell.settings.Settings;
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
 * int code = new Program(System.in, System.out, System.err, Terminals.SYSTEM, SettingsFolder.ofUser())
 *         .run("-c", ":estimate models/glm-4-9b");
 * }</pre>
 */
public final class Program {
    private static final int WRONG_USAGE = 2;

    private final InputStream in;
    private final PrintStream out;
    private final PrintStream err;
    private final Terminals terminals;
    private final Path settings;

    /**
     * The streams are used and left open.
     *
     * @param terminals asked for a terminal where no {@code -c} is given; without one, lines come from {@code in}
     * @param settings the folder of the settings file, which need not exist
     */
    public Program(InputStream in, PrintStream out, PrintStream err, Terminals terminals, Path settings) {
        this.terminals = terminals;
        this.settings = settings;
        this.in = in;
        this.out = out;
        this.err = err;
    }

    /** Runs to the end; 0 if all went well, 1 at the first failure, 2 if the command line is wrong. */
    public int run(String... commandLine) {
        if (commandLine.length == 0) {
            return start(new Arguments()); // the way to the prompt is short: it does not load picocli
        }
        CommandLine parser = new CommandLine(new Arguments())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExpandAtFiles(false)
                .setStopAtPositional(true);
        try {
            parser.parseArgs(commandLine);
        } catch (ParameterException e) {
            err.println("glmsh: " + UsageFailure.line(e));
            return WRONG_USAGE;
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
        Optional<Script> script;
        try {
            script = Optional.ofNullable(arguments.script)
                    .map(file -> file.toString().equals("-") ? Script.of(in) : Script.of(HomePath.expand(file)));
        } catch (GlmshException e) {
            err.println("glmsh: " + e.getMessage());
            return WRONG_USAGE;
        }
        Settings given = Settings.open(settings, System.getenv(), arguments.settings());
        try (Session session = Session.open();
                Shell shell = Shell.open(session, arguments.demo(), given)) {
            given.problems().forEach(problem -> err.println("glmsh: " + problem));
            shell.arguments(arguments.words);
            return run(shell, session, arguments, script);
        } catch (IOException e) {
            err.println("glmsh: the input or the terminal failed: " + e.getMessage() + "; use -c CMD instead");
            return Batch.FAILED;
        }
    }

    private int run(Shell shell, Session session, Arguments arguments, Optional<Script> script) throws IOException {
        boolean waits = arguments.lines.isEmpty() && script.isEmpty();
        Optional<Terminal> terminal = waits ? terminals.open() : Optional.empty();
        if (terminal.isPresent()) {
            return converse(shell, session, arguments, terminal.get());
        }
        Batch batch = new Batch(shell, arguments, out, err);
        int code = arguments.startup == null ? 0 : batch.prepare(arguments.startup);
        if (code == 0 && !shell.isLeaving()) {
            code = batch.run(arguments.lines);
        }
        if (code == 0 && !shell.isLeaving() && (waits || script.isPresent())) {
            try (Script lines = script.orElseGet(() -> Script.of(in))) {
                code = batch.run(lines);
            }
        }
        return code;
    }

    private static int converse(Shell shell, Session session, Arguments arguments, Terminal terminal)
            throws IOException {
        try (terminal) {
            Optional<Path> history = StateFolder.open().map(folder -> folder.resolve("history"));
            return new Repl(shell, session, arguments, terminal, history).run();
        }
    }
}
