package dev.glmsh.model;

import java.util.Random;

/**
 * Draws token ids from logits. One sampler serves one generation, so that a seed gives the same draws each time. The
 * generator is {@link Random}, whose sequence the Java specification fixes.
 */
final class Sampler {
    private final Sampling sampling;
    private final Penalties penalties;
    private final Random random;

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
        Candidates candidates = Candidates.of(logits, sampling);
        double target = random.nextDouble() * candidates.total();
        double sum = 0;
        for (int i = 0; i < candidates.count(); i++) {
            sum += candidates.weight(i);
            if (sum >= target) {
                return candidates.id(i);
            }
        }
        return candidates.id(candidates.count() - 1);
    }
}
