package dev.glmsh.model;

import dev.glmsh.GlmshException;
import java.util.List;

/**
 * What a generation is asked for.
 *
 * @param maxNew the most tokens to generate
 * @param sampling how tokens are drawn
 * @param ignoreEos go on past the model's stop ids
 * @param raw feed the text as it is, without the chat template
 * @param stopStrings texts that end the generation and are not part of its text
 */
public record GenerationOptions(
        int maxNew, Sampling sampling, boolean ignoreEos, boolean raw, List<String> stopStrings) {

    /** Checks the ranges. */
    public GenerationOptions {
        if (maxNew < 1) {
            throw new GlmshException("max-new is " + maxNew, "choose 1 or more");
        }
        if (stopStrings.contains("")) {
            throw new GlmshException("a stop string is empty", "give it at least one character");
        }
        stopStrings = List.copyOf(stopStrings);
    }

    /** Greedy, 512 tokens at most, with the chat template. */
    public static GenerationOptions defaults() {
        return new GenerationOptions(512, Sampling.greedy(), false, false, List.of());
    }

    /** This, with another limit of new tokens. */
    public GenerationOptions withMaxNew(int value) {
        return new GenerationOptions(value, sampling, ignoreEos, raw, stopStrings);
    }

    /** This, with other sampling. */
    public GenerationOptions withSampling(Sampling value) {
        return new GenerationOptions(maxNew, value, ignoreEos, raw, stopStrings);
    }

    /** This, going on past stop ids or not. */
    public GenerationOptions withIgnoreEos(boolean value) {
        return new GenerationOptions(maxNew, sampling, value, raw, stopStrings);
    }

    /** This, with or without the chat template. */
    public GenerationOptions withRaw(boolean value) {
        return new GenerationOptions(maxNew, sampling, ignoreEos, value, stopStrings);
    }

    /** This, with other stop strings. */
    public GenerationOptions withStopStrings(List<String> value) {
        return new GenerationOptions(maxNew, sampling, ignoreEos, raw, value);
    }
}
