package dev.glmsh.session;

import java.util.List;
import java.util.stream.Stream;
import tech.tablesaw.api.Table;

/**
 * What was loaded and why in that way.
 *
 * @param table one row: the model and what was chosen, as {@code :info} shows it
 * @param choices the choices that the session made, one sentence each, with the reason
 * @param warnings what the user should know, one sentence each
 */
public record LoadReport(Table table, List<String> choices, List<String> warnings) {
    /** Copies the lists. */
    public LoadReport {
        choices = List.copyOf(choices);
        warnings = List.copyOf(warnings);
    }

    /** All that a person should read below the table: choices, then warnings that are named so. */
    public List<String> remarks() {
        return Stream.concat(choices.stream(), warnings.stream().map(warning -> "warning: " + warning))
                .toList();
    }
}
