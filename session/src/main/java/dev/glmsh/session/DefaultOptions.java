package dev.glmsh.session;

import dev.glmsh.checkpoint.GenerationDefaults;
import dev.glmsh.model.GenerationOptions;
import dev.glmsh.model.Sampling;

/** What a generation is asked for unless a call says otherwise: what the user set, and how the model wants to be sampled. */
final class DefaultOptions {
    private GenerationOptions options = GenerationOptions.defaults();

    GenerationOptions get() {
        return options;
    }

    void set(GenerationOptions value) {
        options = value;
    }

    /** Takes the sampling of a model that was loaded; everything else stays as it was set. */
    void follow(GenerationDefaults model) {
        options = options.withSampling(sampling(model));
    }

    /** What a model recommends to one who has set nothing. */
    static GenerationOptions of(GenerationDefaults model) {
        return GenerationOptions.defaults().withSampling(sampling(model));
    }

    /** Greedy where the checkpoint does not ask to sample. */
    private static Sampling sampling(GenerationDefaults model) {
        Sampling sampling = Sampling.greedy()
                .withRepetitionPenalty(model.repetitionPenalty().orElse(1));
        if (!model.doSample().orElse(false)) {
            return sampling;
        }
        return sampling.withTemperature(model.temperature().orElse(1))
                .withTopK(model.topK().orElse(0))
                .withTopP(model.topP().orElse(1))
                .withMinP(model.minP().orElse(0));
    }
}
