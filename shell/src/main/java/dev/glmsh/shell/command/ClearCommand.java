package dev.glmsh.shell.command;

import dev.glmsh.shell.output.Value;
import java.util.Optional;
import picocli.CommandLine;

/** {@code :clear}. */
@CommandLine.Command(
        name = ":clear",
        description = "Forget the conversation; the system prompt stays.",
        footer = {"", "Examples:", "  :clear"})
final class ClearCommand implements Command {
    @Override
    public Optional<Value> run(Context context) {
        context.session().clear();
        return Optional.of(new Value.Note("conversation forgotten"));
    }
}
