package dev.glmsh.repl;

import dev.glmsh.shell.Result;
import dev.glmsh.shell.output.Failure;
import dev.glmsh.shell.output.Look;
import dev.glmsh.shell.output.Value;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.function.Consumer;

/** Prints what a line gave: values in the chosen format, then the failure. */
final class ResultPrinter {
    /** Shows a value; {@code alone} if its line showed nothing else. */
    @FunctionalInterface
    interface Values {
        void show(Value value, Look look, boolean alone);
    }

    private final boolean quiet;
    private final boolean verbose;
    private final boolean details;
    private final Values values;
    private final Consumer<String> err;

    /**
     * Makes a printer.
     *
     * @param details whether someone reads who types Java here, and is shown where it is wrong
     * @param values shows values
     * @param err takes a text and ends its line
     */
    ResultPrinter(Arguments arguments, boolean details, Values values, Consumer<String> err) {
        this.details = details || arguments.verbose;
        this.quiet = arguments.quiet;
        this.verbose = arguments.verbose;
        this.values = values;
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
                values.show(value, result.look(), !streamed && result.values().size() == 1);
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
