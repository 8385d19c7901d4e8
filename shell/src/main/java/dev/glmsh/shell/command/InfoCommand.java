package dev.glmsh.shell.command;

import dev.glmsh.shell.output.Value;
import java.util.Optional;
import picocli.CommandLine;

/** {@code :info}. */
@CommandLine.Command(
        name = ":info",
        description = "Show what the loaded model is and how it was loaded.",
        footer = {"", "Examples:", "  :info", "  :info --format json"})
final class InfoCommand implements Command {
    @Override
    public boolean showsMemory() {
        return true;
    }

    @Override
    public Optional<Value> run(Context context) {
        return Optional.of(new Value.Tabular(context.session().info()));
    }
}
