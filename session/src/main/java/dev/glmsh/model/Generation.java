package dev.glmsh.model;

import java.util.List;
import java.util.OptionalDouble;

/**
 * A finished generation.
 *
 * @param text the new text, without special tokens and without the stop string
 * @param ids the new token ids; a stop id that ended it is not among them
 * @param promptIds the ids that were fed, the chat template applied
 * @param reusedTokens how many of the prompt's ids the KV cache held already
 * @param finish why it ended
 * @param timings what it took
 */
public record Generation(
        String text,
        List<Integer> ids,
        List<Integer> promptIds,
        int reusedTokens,
        FinishReason finish,
        Timings timings) {

    /** Copies the lists. */
    public Generation {
        ids = List.copyOf(ids);
        promptIds = List.copyOf(promptIds);
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
