package dev.glmsh.session;

import static java.util.Objects.requireNonNull;

import dev.glmsh.GlmshException;
import dev.glmsh.device.Precision;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What to estimate; what is left open is what a load would choose.
 *
 * @param precision of weights, activations and KV cache
 * @param context tokens that the KV cache holds
 * @param batch sequences computed together
 */
public record EstimateOptions(Optional<Precision> precision, OptionalInt context, int batch) {
    /** Checks that numbers are positive. */
    public EstimateOptions {
        requireNonNull(precision, "precision is null");
        if (context.isPresent() && context.getAsInt() < 1) {
            throw new GlmshException("context is " + context.getAsInt(), "choose 1 token or more");
        }
        if (batch < 1 || batch > 4096) {
            throw new GlmshException("batch is " + batch, "choose 1 to 4096");
        }
    }

    /** One sequence, as a load without options would be. */
    public static EstimateOptions defaults() {
        return new EstimateOptions(Optional.empty(), OptionalInt.empty(), 1);
    }
}
