package dev.glmsh.checkpoint;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * One message of a conversation, as a chat template sees it.
 *
 * @param role who speaks: {@code system}, {@code user}, {@code assistant} or {@code tool}
 * @param content what is said
 * @param thinking what an assistant thought before that; templates see it as {@code reasoning_content}, as those of
 *     transformers do, and most drop it from earlier turns
 */
public record Message(String role, String content, Optional<String> thinking) {
    /** Checks that nothing is absent. */
    public Message {
        requireNonNull(role, "role is null");
        requireNonNull(content, "content is null");
        requireNonNull(thinking, "thinking is null");
    }

    /** A message without thinking. */
    public Message(String role, String content) {
        this(role, content, Optional.empty());
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
