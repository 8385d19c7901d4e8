package dev.glmsh.shell.command;

import dev.glmsh.shell.java.SnippetEntry;
import dev.glmsh.table.Columns;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Tables of what the user has declared. */
final class SnippetTables {
    private SnippetTables() {}

    /** What is declared now by the user, of one kind. */
    static List<SnippetEntry> declared(Context context, SnippetEntry.Kind kind) {
        return select(context, entry -> entry.active() && entry.user() && entry.kind() == kind);
    }

    static List<SnippetEntry> select(Context context, Predicate<SnippetEntry> which) {
        return context.java().get().snippets().stream().filter(which).toList();
    }

    static StringColumn column(String name, List<SnippetEntry> entries, Function<SnippetEntry, String> cell) {
        return Columns.text(name, entries.stream().map(cell).toArray(String[]::new));
    }

    static Table table(String name, StringColumn... columns) {
        return Table.create(name, columns);
    }
}
