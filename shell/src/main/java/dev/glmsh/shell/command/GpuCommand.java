package dev.glmsh.shell.command;

import dev.glmsh.shell.output.Value;
import java.util.Optional;
import picocli.CommandLine;

/** {@code :gpu}. */
@CommandLine.Command(
        name = ":gpu",
        description = "Show the graphics cards, or what is missing to use one.",
        footer = {"", "Examples:", "  :gpu"})
final class GpuCommand implements Command {
    @Override
    public boolean showsMemory() {
        return true;
    }

    @Override
    public Optional<Value> run(Context context) {
        return Optional.of(new Value.Tabular(context.session().gpu()));
    }
}
