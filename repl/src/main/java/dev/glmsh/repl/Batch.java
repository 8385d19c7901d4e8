package dev.glmsh.repl;

import dev.glmsh.shell.Result;
import dev.glmsh.shell.Shell;
import dev.glmsh.shell.java.Completeness;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Runs lines without a terminal: no prompt, no colours, values to one stream and errors to the other. */
final class Batch {
    private final Shell shell;
    private final BatchOutput output;
    private final ResultPrinter printer;

    Batch(Shell shell, Arguments arguments, PrintStream out, PrintStream err) {
        this.shell = shell;
        this.output = new BatchOutput(arguments, shell::display, out, err);
        this.printer = new ResultPrinter(
                arguments, () -> arguments.format, false, out::println, line -> err.println("glmsh: " + line));
    }

    /** Runs the lines in order; 0, or 1 at the first that fails. */
    int run(List<String> lines) {
        for (String line : lines) {
            if (!succeeds(line)) {
                return 1;
            }
            if (shell.isLeaving()) {
                break;
            }
        }
        return 0;
    }

    /** Runs what a pipe or file holds; Java may go over several lines. */
    int run(InputStream in) throws IOException {
        BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        StringBuilder pending = new StringBuilder();
        String line = reader.readLine();
        while (line != null && !shell.isLeaving()) {
            pending.append(line);
            line = reader.readLine();
            if (line == null || shell.completeness(pending.toString()) != Completeness.INCOMPLETE) {
                if (!succeeds(pending.toString())) {
                    return 1;
                }
                pending.setLength(0);
            } else {
                pending.append('\n');
            }
        }
        return 0;
    }

    private boolean succeeds(String line) {
        Result result = shell.evaluate(line, output);
        printer.print(result, output.endStream());
        return result.failure().isEmpty();
    }
}
