package dev.glmsh.checkpoint;

import static java.util.Objects.requireNonNull;

/**
 * One message of a conversation, as a chat template sees it.
 *
 * @param role who speaks: {@code system}, {@code user}, {@code assistant} or {@code tool}
 * @param content what is said
 */
public record Message(String role, String content) {
    /** Checks that nothing is absent. */
    public Message {
        requireNonNull(role, "role is null");
        requireNonNull(content, "content is null");
    }

    /** What the model is told about itself. */
    public static Message system(String content) {
        return new Message("system", content);
    }

    /** What the user says. */
    public static Message user(String content) {
        return new Message("user", content);
    }

    /** What the model answered. */
    public static Message assistant(String content) {
        return new Message("assistant", content);
    }
}
