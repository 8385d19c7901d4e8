package dev.glmsh.shell.command;

import dev.glmsh.shell.output.Value;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** {@code :undo}. */
@CommandLine.Command(
        name = ":undo",
        description = "Take back the last message and its answer, or the last N of them.",
        footer = {"", "Examples:", "  :chat Hamlet --max-new 8", "  :undo"})
final class UndoCommand implements Command {
    @Parameters(arity = "0..1", paramLabel = "N", description = "How many exchanges to take back; 1 if absent.")
    int exchanges = 1;

    @Override
    public Optional<Value> run(Context context) {
        context.session().undo(exchanges);
        int left = context.session().conversation().size();
        return Optional.of(
                new Value.Note("taken back; " + left + (left == 1 ? " message is" : " messages are") + " left"));
    }
}
