package dev.glmsh.shell.command;

import dev.glmsh.shell.output.Value;
import java.util.Optional;
import picocli.CommandLine;

/** {@code :quit}. */
@CommandLine.Command(
        name = ":quit",
        aliases = {":exit", ":q"},
        description = "Leave, as Ctrl-D does.")
final class QuitCommand implements Command {
    @Override
    public Optional<Value> run(Context context) {
        context.dialogue().leave();
        return Optional.empty();
    }
}
