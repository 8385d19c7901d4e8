package dev.glmsh.shell.command;

import dev.glmsh.GlmshException;
import dev.glmsh.shell.output.Value;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** {@code :drop NAME|ID}. */
@CommandLine.Command(
        name = ":drop",
        description = "Take back what Java declared: all of a name, or the snippet of an id.",
        footer = {"", "Examples:", "  int x = 1", "  :drop x"})
final class DropCommand implements Command {
    @Parameters(paramLabel = "NAME|ID", description = "A name, or an id as :list shows it.")
    String what = "";

    @Override
    public Optional<Value> run(Context context) {
        List<String> lines = context.java().get().drop(what);
        if (lines.isEmpty()) {
            throw new GlmshException("nothing is declared as " + what, "see :list for names and ids");
        }
        return Optional.of(new Value.Note(String.join("\n", lines)));
    }
}
