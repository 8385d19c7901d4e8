package dev.glmsh.repl;

import dev.glmsh.shell.Result;
import dev.glmsh.shell.Shell;
import dev.glmsh.shell.output.Failure;
import dev.glmsh.shell.output.Look;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Runs lines without a terminal: no prompt, no colours, values to one stream and errors to the other. */
final class Batch {
    /** What the process ends with when a line failed. */
    static final int FAILED = 1;

    private final Shell shell;
    private final BatchOutput output;
    private final ResultPrinter printer;
    private final PrintStream err;
    private final boolean verbose;

    Batch(Shell shell, Arguments arguments, PrintStream out, PrintStream err) {
        this.shell = shell;
        this.err = err;
        this.verbose = arguments.verbose;
        this.output = new BatchOutput(arguments, shell::display, out, err);
        this.printer = new ResultPrinter(
                arguments, Look::renderer, false, out::println, line -> err.println("glmsh: " + line));
    }

    /** Runs the lines in order; the exit code, which is 1 at the first that fails. */
    int run(List<String> lines) {
        for (String line : lines) {
            Result result = evaluate(line);
            if (result.failure().isPresent()) {
                printer.print(result.failure().get());
                return FAILED;
            }
            if (shell.isLeaving()) {
                break;
            }
        }
        return shell.exitCode();
    }

    /** Runs what a script holds; the exit code, which is 1 at the first input that fails. */
    int run(Script script) {
        Optional<Failure> failure = new ScriptRun(shell, script)
                .upToFailure(input -> evaluate(input).failure());
        failure.ifPresent(this::report);
        return failure.isPresent() ? FAILED : shell.exitCode();
    }

    /** Runs a script of which only the failure matters. */
    int prepare(Path script) {
        Optional<Failure> failure = StartUp.run(script, shell);
        failure.ifPresent(this::report);
        return failure.isPresent() ? FAILED : shell.exitCode();
    }

    private Result evaluate(String line) {
        Result result = shell.evaluate(line, output);
        printer.printValues(result, output.endStream());
        return result;
    }

    private void report(Failure failure) {
        err.println(failure.line());
        if (verbose) {
            failure.cause().ifPresent(cause -> cause.printStackTrace(err));
        }
    }
}
