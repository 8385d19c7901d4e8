package dev.glmsh.checkpoint;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What {@code generation_config.json} recommends; everything may be absent.
 *
 * @param doSample whether to sample, or take the most probable token
 * @param temperature divides the logits; above 0
 * @param topK how many of the most probable tokens stay
 * @param topP how much probability stays
 * @param minP the least probability that stays, relative to the most probable token's
 * @param repetitionPenalty divides the logits of tokens that were used; 1 does nothing
 * @param eosIds tokens that end a text; the configuration's own where the file names none
 */
public record GenerationDefaults(
        Optional<Boolean> doSample,
        OptionalDouble temperature,
        OptionalInt topK,
        OptionalDouble topP,
        OptionalDouble minP,
        OptionalDouble repetitionPenalty,
        List<Integer> eosIds) {
    /** Copies the list. */
    public GenerationDefaults {
        requireNonNull(doSample, "doSample is null");
        eosIds = List.copyOf(eosIds);
    }
}
