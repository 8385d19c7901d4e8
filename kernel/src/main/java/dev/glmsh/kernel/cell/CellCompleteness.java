package dev.glmsh.kernel.cell;

import dev.glmsh.shell.Shell;
import dev.glmsh.shell.java.Completeness;
import java.util.List;

/** Whether a cell can run as it stands: its last part decides, and any part that is invalid. */
public final class CellCompleteness {
    private CellCompleteness() {}

    /** Asks the shell about each part. A cell magic goes on to a blank line. */
    public static Completeness of(String cell, Shell shell) {
        if (Magic.of(cell).isPresent()) {
            return cell.endsWith("\n") ? Completeness.COMPLETE : Completeness.INCOMPLETE;
        }
        List<CellPart> parts = CellText.parts(cell, shell::completeness);
        Completeness last = Completeness.COMPLETE;
        for (CellPart part : parts) {
            last = part.command() ? Completeness.COMPLETE : shell.completeness(part.text());
            if (last == Completeness.INVALID) {
                return last;
            }
        }
        return last;
    }
}
