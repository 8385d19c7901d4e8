package dev.glmsh.shell.command;

import static dev.glmsh.shell.command.SnippetTables.column;

import dev.glmsh.shell.java.SnippetEntry;
import dev.glmsh.shell.output.Value;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;

/** {@code :imports}. */
@CommandLine.Command(
        name = ":imports",
        description = "List what Java may name shortly, imported by glmsh or by you.",
        footer = {"", "Examples:", "  :imports"})
final class ImportsCommand implements Command {
    @Override
    public Optional<Value> run(Context context) {
        List<SnippetEntry> imports =
                SnippetTables.select(context, entry -> entry.active() && entry.kind() == SnippetEntry.Kind.IMPORT);
        return Optional.of(new Value.Tabular(SnippetTables.table(
                "imports",
                column("import", imports, entry -> (entry.type() + " " + entry.name()).strip()),
                column("by", imports, entry -> entry.user() ? "you" : "glmsh"))));
    }
}
