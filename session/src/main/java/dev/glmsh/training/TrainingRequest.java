package dev.glmsh.training;

import static java.util.Objects.requireNonNull;

import dev.glmsh.GlmshException;
import dev.glmsh.device.Precision;
import java.util.Optional;

/**
 * How a model would be trained.
 *
 * @param precision of weights and activations; below 32 bits float32 master weights are kept beside
 * @param optimizer what is remembered of each trained parameter
 * @param lora adapters that are trained instead of the weights
 * @param checkpointing whether only each layer's input is kept and the rest computed again on the way back
 * @param batch sequences of a step on this device
 * @param length tokens of a sequence
 */
public record TrainingRequest(
        Precision precision, Optimizer optimizer, Optional<Lora> lora, boolean checkpointing, int batch, int length) {
    /** Checks that counts are positive and that the weights can be trained. */
    public TrainingRequest {
        requireNonNull(precision, "precision is null");
        requireNonNull(optimizer, "optimizer is null");
        requireNonNull(lora, "lora is null");
        if (batch < 1 || length < 1) {
            throw new IllegalArgumentException("batch " + batch + ", length " + length);
        }
        if (precision.isQuantized() && lora.isEmpty()) {
            throw new GlmshException(
                    precision.label() + " weights cannot be trained themselves",
                    "train adapters beside them with --lora 16, or choose --precision bf16");
        }
    }
}
