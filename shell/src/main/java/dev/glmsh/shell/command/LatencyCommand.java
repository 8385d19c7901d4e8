package dev.glmsh.shell.command;

import dev.glmsh.shell.output.Value;
import java.util.Optional;
import picocli.CommandLine;

/** {@code :latency}. */
@CommandLine.Command(
        name = ":latency",
        description = "Show how long each generation took, and where the time went.",
        footer = {"", "Examples:", "  :latency", "  :latency >> runs.csv"})
final class LatencyCommand implements Command {
    @Override
    public Optional<Value> run(Context context) {
        return Optional.of(new Value.Tabular(context.session().latency()));
    }
}
