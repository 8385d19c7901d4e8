package dev.glmsh.model;

import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Draws token ids from logits. One sampler serves one generation, so that a seed gives the same draws each time. The
 * generator is {@link Random}, whose sequence the Java specification fixes.
 */
final class Sampler {
    private final Sampling sampling;
    private final Penalties penalties;
    private final Random random;
    private @Nullable RankedTokens ranked;

    Sampler(Sampling sampling, int[] prompt) {
        this.sampling = sampling;
        this.penalties = new Penalties(sampling, prompt);
        this.random = sampling.seed().isPresent() ? new Random(sampling.seed().getAsLong()) : new Random();
    }

    /** Draws one id; {@code logits}, one float a vocabulary entry, are overwritten. */
    int draw(float[] logits) {
        penalties.apply(logits);
        int id = sampling.isGreedy() ? Logits.argmax(logits) : sample(logits);
        penalties.generated(id);
        return id;
    }

    private int sample(float[] logits) {
        if (ranked == null) {
            ranked = new RankedTokens(logits.length);
        }
        ranked.rank(logits, sampling.temperature());
        Candidates candidates = Candidates.of(ranked, sampling);
        // logits that are no numbers have no weights
        return candidates.count() == 0 ? Logits.argmax(logits) : candidates.draw(random.nextDouble());
    }
}
