package dev.glmsh.shell.command;

import dev.glmsh.GlmshException;
import dev.glmsh.shell.output.Value;
import dev.glmsh.table.Columns;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** {@code :alias NAME = :COMMAND …}. */
@CommandLine.Command(
        name = ":alias",
        description = "Give a command line a short name, in the settings file; without arguments, list the names. What"
                + " follows the name in use is put at the end, or in place of $1 to $9 and $* (all).",
        footer = {
            "",
            "Examples:",
            "  :alias m = :mem --bytes",
            "  :alias ask = :gen \"Write of $1 and $2.\" --max-new 20",
            "  :alias"
        })
final class AliasCommand implements Command {
    @Parameters(
            arity = "0..1",
            paramLabel = "NAME = LINE",
            description = "LINE begins with a colon; without = one is shown.")
    Optional<String> definition = Optional.empty();

    @Override
    public Syntax syntax() {
        return Syntax.LINE;
    }

    @Override
    public Optional<Value> run(Context context) {
        Aliases aliases = context.commands().aliases();
        if (definition.isEmpty()) {
            return Optional.of(
                    aliases.all().isEmpty()
                            ? new Value.Note("there are no aliases; see :help alias")
                            : table(aliases.all()));
        }
        String[] parts = definition.get().split("=", 2);
        String name = parts[0].strip();
        if (parts.length == 1) {
            return Optional.of(table(Map.of(
                    name,
                    aliases.find(name)
                            .orElseThrow(() -> new GlmshException(
                                    "there is no alias " + name, "write :alias " + name + " = :COMMAND")))));
        }
        aliases.define(name, parts[1].strip(), context.commands());
        return Optional.of(new Value.Note("alias :" + name.replaceFirst("^:", "") + " saved"));
    }

    private static Value table(Map<String, String> aliases) {
        StringColumn names = Columns.text("Alias");
        StringColumn bodies = Columns.text("Stands for");
        aliases.forEach((name, body) -> {
            names.append(":" + name.replaceFirst("^:", ""));
            bodies.append(body);
        });
        return new Value.Tabular(Table.create("Aliases", names, bodies));
    }
}
