package dev.glmsh.quality;

import dev.glmsh.model.Logits;
import java.util.stream.IntStream;

/**
 * Adds up what the logits of many tokens say: how surprised the model was by each, and how far its distribution lay from
 * the reference's.
 */
final class TokenScores {
    private int tokens;
    private double surprise;
    private double squares;
    private double divergence;
    private int agreeing;

    /** A token that the logits were to predict: {@code count} of them from {@code from} on. */
    void predicted(float[] logits, int from, int count, int token) {
        double nats = Logits.logSumExp(logits, from, count) - logits[from + token];
        tokens++;
        surprise += nats;
        squares += nats * nats;
    }

    /** Σ p ln(p / q), p being the reference's probabilities and q these. */
    void compared(float[] reference, float[] logits, int from, int count) {
        double p = Logits.logSumExp(reference, from, count);
        double q = Logits.logSumExp(logits, from, count);
        double sum = 0;
        for (int i = from; i < from + count; i++) {
            double known = reference[i] - p;
            sum += Math.exp(known) * (known - (logits[i] - q));
        }
        divergence += Math.max(0, sum); // rounding
        agreeing += agree(reference, logits, from, count) ? 1 : 0;
    }

    /**
     * Whether a token is the likeliest of both. In bfloat16 several logits are often equal, and which of those comes first
     * in the vocabulary is no matter of quality.
     */
    private static boolean agree(float[] reference, float[] logits, int from, int count) {
        float theirs = reference[from + Logits.argmax(reference, from, count)];
        float ours = logits[from + Logits.argmax(logits, from, count)];
        return IntStream.range(from, from + count).anyMatch(i -> reference[i] == theirs && logits[i] == ours);
    }

    /** The result, for which at least one token was predicted. */
    QualityResult result(String model, String precision, boolean isReference) {
        double mean = surprise / tokens;
        double variance = tokens < 2 ? 0 : Math.max(0, squares / tokens - mean * mean) / (tokens - 1);
        double perplexity = Math.exp(mean);
        return new QualityResult(
                model,
                precision,
                tokens,
                perplexity,
                perplexity * Math.sqrt(variance),
                isReference ? 0 : divergence / tokens,
                isReference ? 1 : (double) agreeing / tokens);
    }
}
