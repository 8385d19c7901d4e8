package dev.glmsh.model;

import dev.glmsh.GlmshException;
import java.util.OptionalLong;

/**
 * How the next token is drawn from the logits. Applied in this order: repetition and frequency penalty, temperature,
 * top-k, top-p, min-p.
 *
 * <pre>{@code
 * Sampling creative = Sampling.greedy().withTemperature(0.8).withTopP(0.95).withSeed(7);
 * }</pre>
 *
 * @param temperature divides the logits; 0 takes the most likely token
 * @param topK keeps this many most likely tokens; 0 keeps all
 * @param topP keeps the most likely tokens whose probabilities reach this sum; 1 keeps all
 * @param minP keeps tokens at least this fraction as likely as the most likely one; 0 keeps all
 * @param repetitionPenalty divides positive and multiplies negative logits of tokens already in the context; 1 is off
 * @param frequencyPenalty subtracted from a new token's logit for each time it was generated; 0 is off
 * @param seed makes the draw repeatable
 */
public record Sampling(
        double temperature,
        int topK,
        double topP,
        double minP,
        double repetitionPenalty,
        double frequencyPenalty,
        OptionalLong seed) {

    /** Checks every value's range; the message names the value and the range. */
    public Sampling {
        require(temperature >= 0 && temperature <= 100, "temperature", temperature, "0 (greedy) to 100");
        require(topK >= 0, "top-k", topK, "0 (off) or more");
        require(topP > 0 && topP <= 1, "top-p", topP, "above 0, up to 1 (off)");
        require(minP >= 0 && minP <= 1, "min-p", minP, "0 (off) to 1");
        require(
                repetitionPenalty > 0 && repetitionPenalty <= 10,
                "repetition-penalty",
                repetitionPenalty,
                "above 0, up to 10 (1 is off)");
        require(Math.abs(frequencyPenalty) <= 10, "frequency-penalty", frequencyPenalty, "-10 to 10 (0 is off)");
    }

    private static void require(boolean holds, String name, Number value, String range) {
        if (!holds) {
            throw new GlmshException(name + " is " + value, "choose " + range);
        }
    }

    /** The most likely token each time. */
    public static Sampling greedy() {
        return new Sampling(0, 0, 1, 0, 1, 0, OptionalLong.empty());
    }

    /** Whether the most likely token is taken each time. */
    public boolean isGreedy() {
        return temperature == 0;
    }

    /** This, with another temperature. */
    public Sampling withTemperature(double value) {
        return new Sampling(value, topK, topP, minP, repetitionPenalty, frequencyPenalty, seed);
    }

    /** This, with another top-k. */
    public Sampling withTopK(int value) {
        return new Sampling(temperature, value, topP, minP, repetitionPenalty, frequencyPenalty, seed);
    }

    /** This, with another top-p. */
    public Sampling withTopP(double value) {
        return new Sampling(temperature, topK, value, minP, repetitionPenalty, frequencyPenalty, seed);
    }

    /** This, with another min-p. */
    public Sampling withMinP(double value) {
        return new Sampling(temperature, topK, topP, value, repetitionPenalty, frequencyPenalty, seed);
    }

    /** This, with another repetition penalty. */
    public Sampling withRepetitionPenalty(double value) {
        return new Sampling(temperature, topK, topP, minP, value, frequencyPenalty, seed);
    }

    /** This, with another frequency penalty. */
    public Sampling withFrequencyPenalty(double value) {
        return new Sampling(temperature, topK, topP, minP, repetitionPenalty, value, seed);
    }

    /** This, with a seed: the same seed and prompt give the same text. */
    public Sampling withSeed(long value) {
        return new Sampling(temperature, topK, topP, minP, repetitionPenalty, frequencyPenalty, OptionalLong.of(value));
    }
}
