package dev.glmsh.shell.command;

import dev.glmsh.shell.output.Value;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code :info}. */
@CommandLine.Command(
        name = ":info",
        description = "Show what the loaded model is and how it was loaded.",
        footer = {"", "Examples:", "  :info", "  :info --parts", "  :info --format json"})
final class InfoCommand implements Command {
    @Option(names = "--parts", description = "Show the precision of each part, and why it has that.")
    boolean parts;

    @Override
    public boolean showsMemory() {
        return true;
    }

    @Override
    public Optional<Value> run(Context context) {
        return Optional.of(new Value.Tabular(
                parts ? context.session().parts() : context.session().info()));
    }
}
