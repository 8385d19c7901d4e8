package dev.glmsh.repl;

import dev.glmsh.shell.settings.Settings;
import dev.glmsh.table.DisplayWidth;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jline.builtins.Less;
import org.jline.builtins.Options;
import org.jline.builtins.Source;
import org.jline.reader.EndOfFileException;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;

/**
 * Shows text that is higher or wider than the screen, until the reader leaves with {@code q} or Ctrl-C. It is JLine's
 * {@code Less}, or the user's own program where the setting {@code pager} or {@code $PAGER} names one. What fits is never
 * paged, nor is anything in a terminal without a movable cursor. Used by the thread that reads lines.
 *
 * <p>A table that is too wide is printed as records, as psql's {@code \x auto} does, as long as these fit; otherwise it
 * is paged at its own width, to be scrolled sideways: a thousand records are no way to read a table.
 */
final class Pager {
    private static final int KEPT_ROWS = 2; // the prompt and the line below it

    private final Terminal terminal;
    private final Settings settings;

    Pager(Terminal terminal, Settings settings) {
        this.terminal = terminal;
        this.settings = settings;
    }

    /** Whether text that does not fit is to be paged. */
    boolean isWanted() {
        boolean dumb = terminal.getType().startsWith(Terminal.TYPE_DUMB);
        return !dumb && !choice().equals("never") && terminal.getRows() > KEPT_ROWS && terminal.getColumns() > 0;
    }

    private String choice() {
        return settings.value("pager", "auto");
    }

    /**
     * Whether all of the text is seen at once, with room for the prompt.
     *
     * @param folds whether lines may be folded at the right edge
     */
    boolean fits(String text, boolean folds) {
        int columns = terminal.getColumns();
        int[] widths = text.lines().mapToInt(DisplayWidth::of).toArray();
        int rows = IntStream.of(widths)
                .map(width -> Math.max(1, (width + columns - 1) / columns))
                .sum();
        return rows <= terminal.getRows() - KEPT_ROWS
                && (folds || IntStream.of(widths).allMatch(width -> width <= columns));
    }

    /**
     * Shows the text and returns when the reader has left. The screen is as it was then.
     *
     * @param chop whether lines are cut at the right edge rather than folded
     */
    void show(String text, boolean chop) {
        terminal.flush();
        ProgramPager.of(choice(), System.getenv())
                .filter(program -> program.show(text, terminal))
                .ifPresentOrElse(program -> {}, () -> showHere(text, chop));
    }

    private void showHere(String text, boolean chop) {
        try {
            List<String> options = new ArrayList<>(List.of("less", "--ignorercfiles"));
            if (chop) {
                options.add("--chop-long-lines");
            }
            Less less = new Less(
                    PagerKeys.terminal(terminal),
                    Path.of(""),
                    Options.compile(Less.usage()).parse(options));
            less.run(new ArrayList<>(List.of(source(text))));
        } catch (UserInterruptException | EndOfFileException e) {
            return; // Ctrl-C leaves too
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            terminal.writer().println(text);
        }
    }

    private static Source source(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new Source.InputStreamSource(
                new ByteArrayInputStream(bytes), true, "q leaves, / searches, arrows move, h helps");
    }
}
