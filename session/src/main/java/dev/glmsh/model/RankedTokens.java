package dev.glmsh.model;

import java.util.Arrays;

/**
 * Token ids by falling likelihood, each with a weight relative to the most likely one, whose weight is 1. They lie in
 * buckets of similar weight; a bucket is sorted, and its weights are added up, only when it is looked at. Sorting a
 * vocabulary of 150,000 would take 10 ms a token, of which a draw looks at a few buckets. Used again for each token.
 */
final class RankedTokens {
    private static final int BUCKETS_PER_E = 16;
    /** Weights below e⁻⁵⁰, of all tokens together, are lost in the rounding of a sum that is at least 1. */
    private static final int FARTHEST = 50;

    private static final int BUCKETS = FARTHEST * BUCKETS_PER_E + 1;
    private static final short NONE = -1;

    private final int[] ids;
    private final short[] bucketOf;
    private final int[] starts = new int[BUCKETS + 1];
    private final double[] masses = new double[BUCKETS];
    private final boolean[] isSorted = new boolean[BUCKETS];
    private float[] logits = {};
    private float most;
    private double temperature = 1;

    RankedTokens(int vocabulary) {
        this.ids = new int[vocabulary];
        this.bucketOf = new short[vocabulary];
    }

    /** Ranks the tokens of these logits, which must not change meanwhile. */
    void rank(float[] values, double divisor) {
        logits = values;
        temperature = divisor;
        most = values[Logits.argmax(values)];
        Arrays.fill(starts, 0);
        Arrays.fill(masses, Double.NaN);
        Arrays.fill(isSorted, false);
        for (int id = 0; id < values.length; id++) {
            double distance = (most - values[id]) / divisor;
            // false also for what is no number
            bucketOf[id] = distance <= FARTHEST ? (short) (distance * BUCKETS_PER_E) : NONE;
            if (bucketOf[id] != NONE) {
                starts[bucketOf[id] + 1]++;
            }
        }
        place();
    }

    private void place() {
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            starts[bucket + 1] += starts[bucket];
        }
        int[] next = starts.clone();
        for (int id = 0; id < bucketOf.length; id++) {
            if (bucketOf[id] != NONE) {
                ids[next[bucketOf[id]]++] = id;
            }
        }
    }

    /** How many tokens have a weight. */
    int count() {
        return starts[BUCKETS];
    }

    int buckets() {
        return BUCKETS;
    }

    /** The rank of a bucket's first token. */
    int from(int bucket) {
        return starts[bucket];
    }

    /** The rank behind its last token. */
    int to(int bucket) {
        return starts[bucket + 1];
    }

    /** The sum of a bucket's weights. */
    double mass(int bucket) {
        if (Double.isNaN(masses[bucket])) {
            double sum = 0;
            for (int rank = from(bucket); rank < to(bucket); rank++) {
                sum += weight(rank);
            }
            masses[bucket] = sum;
        }
        return masses[bucket];
    }

    /** Puts a bucket's heaviest tokens first, equal ones by id, so that draws are repeatable. */
    void sort(int bucket) {
        int from = from(bucket);
        int length = to(bucket) - from;
        if (isSorted[bucket] || length < 2) {
            return;
        }
        isSorted[bucket] = true;
        long[] keys = new long[length];
        for (int i = 0; i < length; i++) {
            int id = ids[from + i];
            // The distance from the most likely logit is not negative: as float bits it orders like an integer.
            keys[i] = ((long) Float.floatToIntBits(most - logits[id]) << Integer.SIZE) | id;
        }
        Arrays.sort(keys);
        for (int i = 0; i < length; i++) {
            ids[from + i] = (int) keys[i];
        }
    }

    /** The token of a rank, whose bucket is sorted. */
    int id(int rank) {
        return ids[rank];
    }

    /** Its weight. */
    double weight(int rank) {
        return Math.exp((logits[ids[rank]] - most) / temperature);
    }
}
