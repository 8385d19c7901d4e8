package dev.glmsh.quality;

import static java.util.Objects.requireNonNull;

/**
 * How well a model in one precision predicts a text, and how near it is to the reference.
 *
 * @param model the model's name
 * @param precision such as {@code int4}
 * @param tokens that were predicted
 * @param perplexity e to the mean surprise in nats a token
 * @param standardError of the perplexity, as far as the text's length goes
 * @param divergence mean Kullback-Leibler divergence from the reference, in nats a token; 0 for the reference itself
 * @param agreement the share of tokens, 0 to 1, at which the same token is the likeliest of both, or one of equally likely ones
 */
public record QualityResult(
        String model,
        String precision,
        int tokens,
        double perplexity,
        double standardError,
        double divergence,
        double agreement) {
    /** Checks that nothing is missing. */
    public QualityResult {
        requireNonNull(model, "model is null");
        requireNonNull(precision, "precision is null");
    }
}
