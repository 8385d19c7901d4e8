package dev.glmsh.kernel.cell;

import dev.glmsh.Cancellation;
import dev.glmsh.shell.Result;
import dev.glmsh.shell.Shell;
import dev.glmsh.shell.java.Source;
import dev.glmsh.shell.output.Output;

/**
 * Where a cell runs, and the flag that ends it.
 *
 * @param beside whether other cells run meanwhile, which it must not disturb
 * @param cancellation raised by an interrupt; no part of the cell begins after that
 */
public record CellTurn(boolean beside, Cancellation cancellation) {
    /** A turn of a cell that nobody has interrupted yet. */
    public static CellTurn begin(boolean beside) {
        return new CellTurn(beside, new Cancellation());
    }

    Result evaluate(Shell shell, Source source, Output output) {
        return beside
                ? shell.evaluateBeside(source, output, cancellation)
                : shell.evaluate(source, output, cancellation);
    }
}
