package dev.glmsh.session;

import dev.glmsh.checkpoint.GenerationDefaults;
import dev.glmsh.model.GenerationOptions;
import dev.glmsh.model.Sampling;

/** Turns what a checkpoint recommends into the session's options. */
final class GenerationPresets {
    private GenerationPresets() {}

    /** The checkpoint's sampling, greedy where it does not ask to sample; everything else as it was set. */
    static GenerationOptions of(GenerationDefaults defaults, GenerationOptions current) {
        Sampling sampling = Sampling.greedy()
                .withRepetitionPenalty(defaults.repetitionPenalty().orElse(1));
        if (defaults.doSample().orElse(false)) {
            sampling = sampling.withTemperature(defaults.temperature().orElse(1))
                    .withTopK(defaults.topK().orElse(0))
                    .withTopP(defaults.topP().orElse(1))
                    .withMinP(defaults.minP().orElse(0));
        }
        return current.withSampling(sampling);
    }
}
