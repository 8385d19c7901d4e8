package dev.glmsh.model;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * Lowers the logits of tokens that were seen. The repetition penalty counts prompt and new tokens alike, as
 * transformers' RepetitionPenaltyLogitsProcessor does; the frequency penalty counts new tokens only, as OpenAI's API
 * defines it.
 */
final class Penalties {
    private final double repetition;
    private final double frequency;
    private final BitSet seen = new BitSet();
    private final Map<Integer, Integer> generated = new HashMap<>();

    Penalties(Sampling sampling, int[] prompt) {
        this.repetition = sampling.repetitionPenalty();
        this.frequency = sampling.frequencyPenalty();
        for (int id : prompt) {
            seen.set(id);
        }
    }

    void generated(int id) {
        seen.set(id);
        generated.merge(id, 1, Integer::sum);
    }

    void apply(float[] logits) {
        if (repetition != 1) {
            for (int id = seen.nextSetBit(0); id >= 0 && id < logits.length; id = seen.nextSetBit(id + 1)) {
                logits[id] = (float) (logits[id] < 0 ? logits[id] * repetition : logits[id] / repetition);
            }
        }
        if (frequency != 0) {
            generated.forEach((id, count) -> logits[id] -= (float) (frequency * count));
        }
    }
}
