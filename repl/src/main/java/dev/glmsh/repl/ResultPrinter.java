package dev.glmsh.repl;

import dev.glmsh.shell.Result;
import dev.glmsh.shell.output.Failure;
import dev.glmsh.shell.output.Look;
import dev.glmsh.shell.output.Renderer;
import dev.glmsh.shell.output.Value;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.function.Consumer;
import java.util.function.Function;

/** Prints what a line gave: values in the chosen format, then the failure. */
final class ResultPrinter {
    private final Function<Look, Renderer> renderer;
    private final boolean quiet;
    private final boolean verbose;
    private final boolean details;
    private final Consumer<String> out;
    private final Consumer<String> err;

    /**
     * Makes a printer.
     *
     * @param renderer asked for each result, as a terminal's width changes
     * @param details whether someone reads who types Java here, and is shown where it is wrong
     * @param out takes a text and ends its line
     * @param err takes a text and ends its line
     */
    ResultPrinter(
            Arguments arguments,
            Function<Look, Renderer> renderer,
            boolean details,
            Consumer<String> out,
            Consumer<String> err) {
        this.details = details || arguments.verbose;
        this.renderer = renderer;
        this.quiet = arguments.quiet;
        this.verbose = arguments.verbose;
        this.out = out;
        this.err = err;
    }

    /**
     * Prints the result.
     *
     * @param streamed whether its text was shown while it was generated
     */
    void print(Result result, boolean streamed) {
        printValues(result, streamed);
        result.failure().ifPresent(this::print);
    }

    /** Prints what the line gave before it failed, if it did. */
    void printValues(Result result, boolean streamed) {
        for (Value value : result.values()) {
            boolean seen = streamed && value instanceof Value.Generated;
            boolean noise = quiet && (value instanceof Value.Note || value instanceof Value.Report);
            if (!seen && !noise) {
                String text = renderer.apply(result.look()).render(value);
                if (!text.isEmpty() || value instanceof Value.Generated) {
                    out.accept(text);
                }
            }
        }
    }

    /** Prints why a line failed. */
    void print(Failure failure) {
        err.accept(failure.line());
        if (details) {
            failure.details().forEach(err);
        }
        if (verbose && failure.cause().isPresent()) {
            StringWriter trace = new StringWriter();
            failure.cause().get().printStackTrace(new PrintWriter(trace));
            err.accept(trace.toString().stripTrailing());
        }
    }
}
