package dev.glmsh.sizing;

import static java.util.Objects.requireNonNull;

import dev.glmsh.memory.Estimate;
import dev.glmsh.memory.EstimatedPart;
import dev.glmsh.memory.Phase;
import dev.glmsh.roofline.SpeedEstimate;

/**
 * One combination of a grid.
 *
 * @param model the model's name
 * @param estimate what it takes
 * @param speed how fast it is expected to be
 */
public record GridRow(String model, Estimate estimate, SpeedEstimate speed) {
    /** Checks that nothing is absent. */
    public GridRow {
        requireNonNull(model, "model is null");
        requireNonNull(estimate, "estimate is null");
        requireNonNull(speed, "speed is null");
    }

    /** {@code bf16 8k}, and the batch unless it is 1. */
    public String label() {
        int batch = estimate.request().batch();
        return model + " " + estimate.request().precision().label() + " "
                + Tokens.format(estimate.request().context())
                + (batch == 1 ? "" : " × " + batch);
    }

    /** Bytes in memory, while the model generates, of the parts whose names begin so. */
    long bytes(String prefix) {
        return estimate.parts().stream()
                .filter(part -> part.device().equals(estimate.request().device()))
                .filter(part -> part.isThere(Phase.DECODE) && part.name().startsWith(prefix))
                .mapToLong(EstimatedPart::resident)
                .sum();
    }

    /** What the peak has beyond weights and KV cache, be it while loading, when there is no KV cache yet, or later. */
    long otherBytes() {
        return Math.max(0, estimate.totalBytes() - bytes("weights") - bytes("KV cache"));
    }
}
