package dev.glmsh.shell.command;

import dev.glmsh.GlmshException;
import dev.glmsh.checkpoint.Message;
import dev.glmsh.session.Session;
import dev.glmsh.shell.conversation.ConversationFile;
import dev.glmsh.shell.conversation.SavedConversation;
import dev.glmsh.shell.output.Value;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** {@code :save-chat FILE}; in chat mode also {@code :save FILE}. */
@CommandLine.Command(
        name = ":save-chat",
        description = "Write the conversation to a JSON file, with the model's name and the options of generation.",
        footer = {"", "Examples:", "  :chat Hamlet --max-new 8", "  :save-chat hamlet.json"})
final class SaveChatCommand implements Command {
    @Parameters(paramLabel = "FILE", description = "Replaced if it exists; ~ is your home.")
    Path file = Path.of("");

    @Override
    public Optional<Value> run(Context context) {
        return Optional.of(save(context.session(), HomePath.expand(file)));
    }

    /** Writes the conversation; what the command is for. */
    static Value save(Session session, Path file) {
        List<Message> messages = session.conversation();
        if (messages.isEmpty()) {
            throw new GlmshException("there is no conversation to save", "say something with :chat TEXT");
        }
        ConversationFile.write(
                file, new SavedConversation(session.modelName(), messages, Optional.of(session.options())));
        return new Value.Note(messages.size() + " messages saved in " + file);
    }
}
