package dev.glmsh.session;

import static java.util.Objects.requireNonNull;

import dev.glmsh.GlmshException;
import dev.glmsh.checkpoint.ImageSize;
import dev.glmsh.device.Precision;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What to estimate; what is left open is what a load would choose.
 *
 * @param precision of weights, activations and KV cache
 * @param context tokens that the KV cache holds
 * @param batch sequences computed together
 * @param images pictures in the prompt, at the size they are handed over; none leaves the vision tower out
 */
public record EstimateOptions(Optional<Precision> precision, OptionalInt context, int batch, List<ImageSize> images) {
    /** Checks that numbers are positive. */
    public EstimateOptions {
        images = List.copyOf(images);
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
        return new EstimateOptions(Optional.empty(), OptionalInt.empty(), 1, List.of());
    }

    /** The same in that precision. */
    public EstimateOptions withPrecision(Precision other) {
        return new EstimateOptions(Optional.of(other), context, batch, images);
    }

    /** The same with that context. */
    public EstimateOptions withContext(int other) {
        return new EstimateOptions(precision, OptionalInt.of(other), batch, images);
    }

    /** The same with that many sequences. */
    public EstimateOptions withBatch(int other) {
        return new EstimateOptions(precision, context, other, images);
    }

    /** The same with those pictures. */
    public EstimateOptions withImages(List<ImageSize> other) {
        return new EstimateOptions(precision, context, batch, other);
    }
}
