package dev.glmsh.shell.command;

import static dev.glmsh.shell.command.SnippetTables.column;

import dev.glmsh.shell.java.SnippetEntry;
import dev.glmsh.shell.output.Value;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;

/** {@code :vars}. */
@CommandLine.Command(
        name = ":vars",
        description = "List the variables of Java with their types and values.",
        footer = {"", "Examples:", "  int x = 1", "  :vars"})
final class VarsCommand implements Command {
    @Override
    public Optional<Value> run(Context context) {
        List<SnippetEntry> variables = SnippetTables.declared(context, SnippetEntry.Kind.VARIABLE);
        return Optional.of(new Value.Tabular(SnippetTables.table(
                "variables",
                column("name", variables, SnippetEntry::name),
                column("type", variables, SnippetEntry::type),
                column("value", variables, variable -> value(variable, context)))));
    }

    private static String value(SnippetEntry variable, Context context) {
        return context.java()
                .get()
                .text(variable.name(), context.cancellation())
                .orElse("(its toString fails)");
    }
}
