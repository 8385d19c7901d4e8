package dev.glmsh.kernel.cell;

import com.google.gson.JsonPrimitive;
import dev.glmsh.GlmshException;
import dev.glmsh.kernel.restart.JavaRestart;
import dev.glmsh.kernel.restart.JvmOptions;
import dev.glmsh.shell.Result;
import dev.glmsh.shell.Shell;
import dev.glmsh.shell.java.Source;
import dev.glmsh.shell.output.Failure;
import dev.glmsh.shell.output.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;

/**
 * Runs a cell: its parts in order, up to the first that fails. Used by one thread.
 *
 * <pre>{@code
 * CellResult result = new CellRun(shell, bundles, "Cell In[3]", output, restart, CellTurn.begin(false)).run("int x = 6;\nx * 7");
 * }</pre>
 */
public final class CellRun {
    private static final double NANOS = 1e9;
    private static final Pattern NOTEBOOK = Pattern.compile(":load\\s+(\\S+\\.ipynb)");
    private static final String NO_NOTEBOOK =
            "%1$s is a notebook, which runs in a tab of its own; jupyter nbconvert --to script %1$s makes a file of it"
                    + " that %%load takes";

    private final Shell shell;
    private final Bundles bundles;
    private final String name;
    private final CellOutput output;
    private final JavaRestart restart;
    private final CellTurn turn;

    /**
     * A run.
     *
     * @param name what errors call the cell
     * @param restart what {@code %jvm} does
     * @param turn where it runs, and what ends it
     */
    public CellRun(Shell shell, Bundles bundles, String name, CellOutput output, JavaRestart restart, CellTurn turn) {
        this.restart = restart;
        this.turn = turn;
        this.shell = shell;
        this.bundles = bundles;
        this.name = name;
        this.output = output;
    }

    /** Runs it to its end; all that it has shown by then is sent. */
    public CellResult run(String cell) {
        try {
            return Documented.name(cell)
                    .map(asked -> CellResult.page(Documented.of(shell, asked)))
                    .or(() -> Magic.of(cell).map(this::run))
                    .orElseGet(() -> runParts(cell, 1));
        } finally {
            output.end();
        }
    }

    private CellResult run(Magic magic) {
        return switch (magic.name()) {
            case "time" -> time(magic);
            case "chat", "gen" -> evaluate(command(magic), true);
            case "system" -> evaluate(command(magic), true);
            default ->
                CellResult.failed(ErrorText.of(
                        Failure.of("there is no cell magic %%" + magic.name()
                                + "; use %%chat, %%gen, %%system or %%time, or :help for commands"),
                        name,
                        1));
        };
    }

    /** Quotation marks make all of the body text, whatever words it holds. */
    private static CellPart command(Magic magic) {
        String quoted = new JsonPrimitive(magic.body().strip()).toString();
        String options = magic.arguments().isEmpty() ? "" : " " + magic.arguments();
        return new CellPart(":" + magic.name() + options + " " + quoted, 1, true);
    }

    private CellResult time(Magic magic) {
        long start = System.nanoTime();
        String rest = magic.body().isBlank() ? magic.arguments() : magic.body();
        CellResult result = runParts(rest, magic.body().isBlank() ? 1 : 2);
        output.endStream();
        output.print(String.format(Locale.ROOT, "took %.3f s%n", (System.nanoTime() - start) / NANOS));
        return result;
    }

    private CellResult runParts(String cell, int firstLine) {
        List<DisplayData> values = List.of();
        String above = "\n".repeat(firstLine - 1);
        for (CellPart part : CellText.parts(above + cell, shell::completeness)) {
            if (turn.cancellation().isCancelled()) {
                return CellResult.failed(ErrorText.of(Failure.of("cancelled"), name, part.line()));
            }
            values.forEach(output::show);
            CellResult result = evaluate(part, false);
            if (result.error().isPresent()) {
                return result;
            }
            values = result.values();
        }
        return CellResult.of(values);
    }

    /** Goes on behind the command if Java was started so; else the next process answers this cell from its first line. */
    private CellResult startAgain(CellPart part) {
        try {
            JvmOptions options = JvmOptions.parse(part.text());
            if (!options.areRunning()) {
                restart.check(options);
                output.print("Java starts again with " + options + "\n");
                output.flush();
                restart.begin(options);
            }
            return CellResult.of(List.of());
        } catch (GlmshException e) {
            return CellResult.failed(ErrorText.of(Failure.of(e), name, part.line()));
        }
    }

    private CellResult evaluate(CellPart part, boolean wholeCell) {
        if (JvmOptions.isCommand(part.text())) {
            return startAgain(part);
        }
        Matcher notebook = NOTEBOOK.matcher(part.text());
        if (notebook.matches()) {
            return CellResult.failed(
                    ErrorText.of(Failure.of(NO_NOTEBOOK.formatted(notebook.group(1))), name, part.line()));
        }
        restart.used();
        Source source = part.command() ? Source.typed(part.text()) : Source.ofCell(part.inPlace(), name);
        Result result = turn.evaluate(shell, source, output);
        boolean streamed = output.endStream();
        List<DisplayData> shown = new ArrayList<>();
        for (Value value : result.values()) {
            if (!(streamed && value instanceof Value.Generated)) {
                shown.addAll(bundles.of(value, result.look()));
            }
        }
        Optional<Failure> failure = result.failure();
        if (failure.isPresent()) {
            shown.forEach(output::show);
            return CellResult.failed(ErrorText.of(failure.get(), name, wholeCell ? 1 : part.line()));
        }
        return CellResult.of(shown);
    }
}
