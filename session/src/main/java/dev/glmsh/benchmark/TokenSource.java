package dev.glmsh.benchmark;

import java.util.SplittableRandom;

/** Random token ids: how long a token takes does not depend on which it is, and none of them needs a tokenizer. */
final class TokenSource {
    private final SplittableRandom random;
    private final int vocabulary;

    TokenSource(long seed, int vocabulary) {
        this.random = new SplittableRandom(seed);
        this.vocabulary = vocabulary;
    }

    int[] next(int count) {
        return random.ints(count, 0, vocabulary).toArray();
    }
}
