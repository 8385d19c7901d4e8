package dev.glmsh.shell.command;

import static dev.glmsh.shell.command.SnippetTables.column;

import dev.glmsh.shell.java.SnippetEntry;
import dev.glmsh.shell.output.Value;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;

/** {@code :types}. */
@CommandLine.Command(
        name = ":types",
        description = "List the classes, records and other types that were declared here.",
        footer = {"", "Examples:", "  :types"})
final class TypesCommand implements Command {
    @Override
    public Optional<Value> run(Context context) {
        List<SnippetEntry> types = SnippetTables.declared(context, SnippetEntry.Kind.TYPE);
        return Optional.of(new Value.Tabular(SnippetTables.table(
                "types", column("name", types, SnippetEntry::name), column("kind", types, SnippetEntry::type))));
    }
}
