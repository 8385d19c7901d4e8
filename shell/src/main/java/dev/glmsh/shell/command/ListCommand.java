package dev.glmsh.shell.command;

import static dev.glmsh.shell.command.SnippetTables.column;

import dev.glmsh.shell.java.SnippetEntry;
import dev.glmsh.shell.output.Value;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code :list}. */
@CommandLine.Command(
        name = ":list",
        description =
                "List the snippets of Java with their ids, as far as they still count. :drop and :edit take the ids.",
        footer = {"", "Examples:", "  :list"})
final class ListCommand implements Command {
    @Option(names = "--all", description = "Those of the start, replaced, dropped and wrong ones too.")
    boolean all;

    @Override
    public Optional<Value> run(Context context) {
        List<SnippetEntry> snippets = SnippetTables.select(context, entry -> all || (entry.active() && entry.user()));
        return Optional.of(new Value.Tabular(SnippetTables.table(
                "snippets",
                column("id", snippets, SnippetEntry::id),
                column("kind", snippets, entry -> entry.kind().toString()),
                column("source", snippets, SnippetEntry::source))));
    }
}
