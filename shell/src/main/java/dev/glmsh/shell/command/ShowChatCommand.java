package dev.glmsh.shell.command;

import dev.glmsh.shell.output.Value;
import java.util.Optional;
import picocli.CommandLine;

/** {@code :show-chat}. */
@CommandLine.Command(
        name = ":show-chat",
        description = "List the messages of the conversation, with the tokens that each takes.",
        footer = {"", "Examples:", "  :chat Hamlet --max-new 8", "  :show-chat"})
final class ShowChatCommand implements Command {
    @Override
    public Optional<Value> run(Context context) {
        boolean empty = context.session().conversation().isEmpty();
        return Optional.of(
                empty
                        ? new Value.Note("nothing was said in the conversation yet")
                        : new Value.Tabular(context.session().messages()));
    }
}
