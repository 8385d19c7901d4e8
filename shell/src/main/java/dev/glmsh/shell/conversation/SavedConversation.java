package dev.glmsh.shell.conversation;

import static java.util.Objects.requireNonNull;

import dev.glmsh.checkpoint.Message;
import dev.glmsh.model.GenerationOptions;
import java.util.List;
import java.util.Optional;

/**
 * A conversation as a file holds it.
 *
 * @param model the name of the model that took part, if the file tells
 * @param messages in order; the first may be the system message
 * @param options what answers were asked for, if the file tells
 */
public record SavedConversation(Optional<String> model, List<Message> messages, Optional<GenerationOptions> options) {
    /** Copies the list. */
    public SavedConversation {
        requireNonNull(model, "model is null");
        messages = List.copyOf(messages);
        requireNonNull(options, "options is null");
    }
}
