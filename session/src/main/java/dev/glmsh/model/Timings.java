package dev.glmsh.model;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What a generation took, in milliseconds of wall time.
 *
 * @param loadMs what loading the model took, once, before this generation
 * @param prefillMs from the call to the end of the prompt's last chunk
 * @param ttftMs from the call to the first token
 * @param tokenMs for each new token, the time since the one before; for the first, since the prompt's end
 */
public record Timings(double loadMs, double prefillMs, double ttftMs, List<Double> tokenMs) {
    /** Copies the list. */
    public Timings {
        tokenMs = List.copyOf(tokenMs);
    }

    static Timings of(double loadMs, double prefillMs, double ttftMs, double[] tokenMs) {
        return new Timings(
                loadMs, prefillMs, ttftMs, Arrays.stream(tokenMs).boxed().toList());
    }

    /** Decoded tokens a second, the first left out since prefill produced it; empty below two tokens. */
    public OptionalDouble tokensPerSecond() {
        if (tokenMs.size() < 2) {
            return OptionalDouble.empty();
        }
        double total = tokenMs.stream().skip(1).mapToDouble(Double::doubleValue).sum();
        return OptionalDouble.of((tokenMs.size() - 1) * 1000 / Math.max(total, 1e-6));
    }
}
