package dev.glmsh.kernel.spec;

import dev.glmsh.GlmshException;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * The launcher's commands about kernelspecs.
 *
 * <pre>{@code
 * int code = new SpecCommands(System.out, System.err).run("install-kernel", "--user");
 * }</pre>
 */
public final class SpecCommands {
    private static final int FAILED = 1;
    private static final int WRONG_USAGE = 2;
    private static final Map<String, Supplier<SpecCommand>> COMMANDS = Map.of(
            "install-kernel", InstallKernel::new,
            "uninstall-kernel", UninstallKernel::new,
            "doctor-kernel", DoctorKernel::new);

    private final DataFolders folders;
    private final PrintStream out;
    private final PrintStream err;

    /** Commands that print there. */
    public SpecCommands(PrintStream out, PrintStream err) {
        this(DataFolders.ofProcess(), out, err);
    }

    SpecCommands(DataFolders folders, PrintStream out, PrintStream err) {
        this.folders = folders;
        this.out = out;
        this.err = err;
    }

    /** Runs the command that the first word names; 0 if all went well, 1 if not, 2 if the words are wrong. */
    public int run(String... words) {
        Supplier<SpecCommand> named = words.length == 0 ? null : COMMANDS.get(words[0]);
        if (named == null) {
            err.println("glmsh: usage: ./glmsh kernel CONNECTION_FILE, which front ends run; you want ./glmsh"
                    + " install-kernel");
            return WRONG_USAGE;
        }
        CommandLine parser = new CommandLine(named.get());
        try {
            parser.parseArgs(Arrays.copyOfRange(words, 1, words.length));
            if (parser.isUsageHelpRequested()) {
                parser.usage(out, CommandLine.Help.Ansi.OFF);
                return 0;
            }
            return ((SpecCommand) parser.getCommand()).run(folders, out);
        } catch (ParameterException e) {
            err.println("glmsh: " + e.getMessage() + "; see ./glmsh " + words[0] + " --help");
            return WRONG_USAGE;
        } catch (GlmshException e) {
            err.println("glmsh: " + e.getMessage());
            return FAILED;
        }
    }
}
