package dev.glmsh.shell.command;

import dev.glmsh.shell.output.Value;
import java.util.Optional;
import picocli.CommandLine;

/** {@code :reset}. */
@CommandLine.Command(
        name = ":reset",
        description = "Forget all Java and start it afresh. The session, its model and the class path stay.",
        footer = {"", "Examples:", "  :reset"})
final class ResetCommand implements Command {
    @Override
    public Optional<Value> run(Context context) {
        context.java().reset();
        return Optional.of(new Value.Note("Java is as new; the session and its model stay"));
    }
}
