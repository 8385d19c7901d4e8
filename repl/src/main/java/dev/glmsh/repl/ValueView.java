package dev.glmsh.repl;

import dev.glmsh.shell.output.Format;
import dev.glmsh.shell.output.Look;
import dev.glmsh.shell.output.Value;
import org.jline.terminal.Terminal;

/** Shows the values of a line: on the screen where they fit it, else in the pager. */
final class ValueView {
    private final Terminal terminal;
    private final TerminalOutput output;
    private final Pager pager;

    ValueView(Terminal terminal, TerminalOutput output, Pager pager) {
        this.terminal = terminal;
        this.output = output;
        this.pager = pager;
    }

    /**
     * Shows a value.
     *
     * @param pages whether it may be paged, because nothing was shown before that it would hide
     */
    void show(Value value, Look look, boolean pages) {
        int columns = terminal.getColumns();
        // a terminal that does not say how wide it is has 0 columns
        String fitting = Printable.of((columns > 0 ? look.fitting(columns) : look.renderer()).render(value));
        if (fitting.isEmpty() && !(value instanceof Value.Generated)) {
            return;
        }
        boolean read = value instanceof Value.Tabular || value instanceof Value.Text || value instanceof Value.Java;
        boolean table = value instanceof Value.Tabular && look.format() == Format.TEXT;
        if (!pages || !read || !pager.isWanted() || pager.fits(fitting, !table)) {
            output.line(fitting);
            return;
        }
        pager.show(table ? Printable.of(look.renderer().render(value)) : fitting, table);
    }
}
