package dev.glmsh.kernel.cell;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;

/**
 * What a cell gave.
 *
 * @param values what its end shows, which the front end numbers; what came before is shown by then
 * @param error why it failed, if it did
 * @param page documentation that the front end shows apart
 */
public record CellResult(List<DisplayData> values, Optional<CellError> error, Optional<DisplayData> page) {
    /** Copies the list. */
    public CellResult {
        values = List.copyOf(values);
        requireNonNull(error, "error is null");
        requireNonNull(page, "page is null");
    }

    static CellResult of(List<DisplayData> values) {
        return new CellResult(values, Optional.empty(), Optional.empty());
    }

    static CellResult failed(CellError error) {
        return new CellResult(List.of(), Optional.of(error), Optional.empty());
    }

    static CellResult page(DisplayData page) {
        return new CellResult(List.of(), Optional.empty(), Optional.of(page));
    }
}
