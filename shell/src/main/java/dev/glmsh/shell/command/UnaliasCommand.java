package dev.glmsh.shell.command;

import dev.glmsh.shell.output.Value;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** {@code :unalias NAME}. */
@CommandLine.Command(
        name = ":unalias",
        description = "Take an alias away, in the settings file too.",
        footer = {"", "Examples:", "  :alias m = :mem", "  :unalias m"})
final class UnaliasCommand implements Command {
    @Parameters(paramLabel = "NAME", description = "With or without its colon.")
    String name = "";

    @Override
    public Optional<Value> run(Context context) {
        context.commands().aliases().remove(name);
        return Optional.of(new Value.Note("alias " + name + " removed"));
    }
}
