package dev.glmsh.shell.command;

import dev.glmsh.shell.output.Value;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;

/** {@code :accuracy}. */
@CommandLine.Command(
        name = ":accuracy",
        description = "Show what was predicted beside what was measured, for the last loads and generations.",
        footer = {"", "Examples:", "  :accuracy", "  :accuracy --format csv"})
final class AccuracyCommand implements Command {
    @Override
    public Optional<Value> run(Context context) {
        return Optional.of(new Value.Tabular(
                context.session().accuracy(),
                List.of(context.session().trackRecord().sentence())));
    }
}
