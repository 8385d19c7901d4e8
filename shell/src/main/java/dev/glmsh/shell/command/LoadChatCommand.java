package dev.glmsh.shell.command;

import dev.glmsh.session.Session;
import dev.glmsh.shell.conversation.ConversationFile;
import dev.glmsh.shell.conversation.SavedConversation;
import dev.glmsh.shell.output.Value;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** {@code :load-chat FILE}. */
@CommandLine.Command(
        name = ":load-chat",
        description = "Continue a conversation from a JSON file: one that was saved, or a list of messages as OpenAI's"
                + " clients have it. It replaces the present one; options of generation in the file are set.",
        footer = {"", "Examples:", "  :chat Hamlet --max-new 8", "  :save-chat hamlet.json", "  :load-chat hamlet.json"
        })
final class LoadChatCommand implements Command {
    @Parameters(paramLabel = "FILE", description = "A file of :save-chat, or such a list; ~ is your home.")
    Path file = Path.of("");

    @Override
    public Optional<Value> run(Context context) {
        Session session = context.session();
        SavedConversation saved = ConversationFile.read(HomePath.expand(file), session.options());
        session.conversation(saved.messages());
        saved.options().ifPresent(session::options);
        return Optional.of(new Value.Note(saved.messages().size() + " messages loaded" + otherModel(saved, session)));
    }

    private static String otherModel(SavedConversation saved, Session session) {
        return saved.model()
                .filter(name -> !session.modelName().equals(Optional.of(name)))
                .map(name -> "; they were written with " + name)
                .orElse("");
    }
}
