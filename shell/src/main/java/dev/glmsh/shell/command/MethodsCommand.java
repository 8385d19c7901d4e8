package dev.glmsh.shell.command;

import static dev.glmsh.shell.command.SnippetTables.column;

import dev.glmsh.shell.java.SnippetEntry;
import dev.glmsh.shell.output.Value;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;

/** {@code :methods}. */
@CommandLine.Command(
        name = ":methods",
        description = "List the methods of Java that were declared here.",
        footer = {"", "Examples:", "  :methods"})
final class MethodsCommand implements Command {
    @Override
    public Optional<Value> run(Context context) {
        List<SnippetEntry> methods = SnippetTables.declared(context, SnippetEntry.Kind.METHOD);
        return Optional.of(new Value.Tabular(SnippetTables.table(
                "methods",
                column("name", methods, SnippetEntry::name),
                column("parameters", methods, SnippetEntry::parameters),
                column("returns", methods, SnippetEntry::type))));
    }
}
