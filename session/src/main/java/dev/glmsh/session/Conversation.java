package dev.glmsh.session;

import dev.glmsh.GlmshException;
import dev.glmsh.checkpoint.Message;
import dev.glmsh.model.Generation;
import dev.glmsh.model.Thinking;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The messages of a chat, with an optional system message before them. */
final class Conversation {
    private List<Message> turns = List.of();
    private Optional<String> system = Optional.empty();

    Optional<String> system() {
        return system;
    }

    void system(String text) {
        system = text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    /** The system message, if any, and all turns. */
    List<Message> messages() {
        return withSystem(turns);
    }

    /** Replaces everything; a system message at the beginning becomes the system message. */
    void messages(List<Message> all) {
        boolean begins = !all.isEmpty() && all.get(0).role().equals("system");
        system(begins ? all.get(0).content() : "");
        turns = List.copyOf(begins ? all.subList(1, all.size()) : all);
    }

    /** The turns before a system message is put there. */
    List<Message> withSystem(List<Message> some) {
        List<Message> all = new ArrayList<>();
        system.ifPresent(text -> all.add(Message.system(text)));
        all.addAll(some);
        return List.copyOf(all);
    }

    /** The turns with one more of the user, which is kept only by {@link #answered}. */
    List<Message> asking(String text) {
        return followedBy(turns, Message.user(text));
    }

    /** The turns up to the last of the user. */
    List<Message> askingAgain() {
        return turns.subList(0, lastQuestion(turns) + 1);
    }

    /** The turns before the last of the user, and another in its place. */
    List<Message> askingInstead(String text) {
        return followedBy(turns.subList(0, lastQuestion(turns)), Message.user(text));
    }

    /** The last thing that the user said. */
    String lastQuestion() {
        return turns.get(lastQuestion(turns)).content();
    }

    /** Replaces the turns by the ones that were asked with, and the answer. */
    void answered(List<Message> asked, Generation generation) {
        Optional<String> thinking = generation.thinking().map(Thinking::text);
        turns = followedBy(asked, new Message("assistant", generation.answer(), thinking));
    }

    /** Takes back the last exchanges: each a message of the user and what follows it. */
    void undo(int exchanges) {
        long asked = turns.stream().filter(Conversation::isQuestion).count();
        if (exchanges < 1 || exchanges > asked) {
            throw new GlmshException(
                    "cannot take back " + exchanges + " of " + asked + (asked == 1 ? " exchange" : " exchanges"),
                    asked == 0 ? "say something with :chat TEXT first" : "choose 1 to " + asked);
        }
        List<Message> left = turns;
        for (int i = 0; i < exchanges; i++) {
            left = left.subList(0, lastQuestion(left));
        }
        turns = List.copyOf(left);
    }

    void clear() {
        turns = List.of();
    }

    private static int lastQuestion(List<Message> messages) {
        for (int i = messages.size() - 1; i >= 0; i--) {
            if (isQuestion(messages.get(i))) {
                return i;
            }
        }
        throw new GlmshException("nothing was said in the conversation yet", "say something with :chat TEXT");
    }

    private static boolean isQuestion(Message message) {
        return message.role().equals("user");
    }

    private static List<Message> followedBy(List<Message> messages, Message next) {
        List<Message> all = new ArrayList<>(messages);
        all.add(next);
        return List.copyOf(all);
    }
}
