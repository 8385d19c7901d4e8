package dev.glmsh.model;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A finished generation.
 *
 * @param text the new text, without special tokens and without the stop string; thinking and its marks included
 * @param thinking what the model thought before it answered, if it did
 * @param answer the text without thinking and marks; of a model that does not think, the text
 * @param ids the new token ids; a stop id that ended it is not among them
 * @param promptIds the ids that were fed, the chat template applied
 * @param reusedTokens how many of the prompt's ids the KV cache held already
 * @param finish why it ended
 * @param timings what it took
 */
public record Generation(
        String text,
        Optional<Thinking> thinking,
        String answer,
        List<Integer> ids,
        List<Integer> promptIds,
        int reusedTokens,
        FinishReason finish,
        Timings timings) {

    /** Copies the lists. */
    public Generation {
        requireNonNull(thinking, "thinking is null");
        requireNonNull(answer, "answer is null");
        ids = List.copyOf(ids);
        promptIds = List.copyOf(promptIds);
    }

    /** A generation without thinking: its answer is its text. */
    public Generation(
            String text,
            List<Integer> ids,
            List<Integer> promptIds,
            int reusedTokens,
            FinishReason finish,
            Timings timings) {
        this(text, Optional.empty(), text, ids, promptIds, reusedTokens, finish, timings);
    }

    /** Decoded tokens a second; empty below two tokens. */
    public OptionalDouble tokensPerSecond() {
        return timings.tokensPerSecond();
    }

    /** The text, so that a generation shown at a prompt reads as what the model said. */
    @Override
    public String toString() {
        return text;
    }
}
