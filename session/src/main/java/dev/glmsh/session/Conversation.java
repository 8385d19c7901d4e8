package dev.glmsh.session;

import dev.glmsh.checkpoint.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The messages of a chat, with an optional system message before them. */
final class Conversation {
    private final List<Message> messages = new ArrayList<>();
    private Optional<String> system = Optional.empty();

    Optional<String> system() {
        return system;
    }

    void system(String text) {
        system = text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    /** The system message, if any, and all turns. */
    List<Message> messages() {
        List<Message> all = new ArrayList<>();
        system.ifPresent(text -> all.add(Message.system(text)));
        all.addAll(messages);
        return List.copyOf(all);
    }

    /** The messages with one more of the user, which is kept only by {@link #add}. */
    List<Message> asking(String text) {
        List<Message> all = new ArrayList<>(messages());
        all.add(Message.user(text));
        return all;
    }

    void add(String question, String answer) {
        messages.add(Message.user(question));
        messages.add(Message.assistant(answer));
    }

    void clear() {
        messages.clear();
    }
}
