package dev.glmsh.model;

import java.util.Arrays;

/** Token ids by falling likelihood, with weights relative to the most likely one (whose weight is 1). */
final class Candidates {
    private final int[] ids;
    private final double[] weights;
    private final int count;
    private final double total;

    private Candidates(int[] ids, double[] weights, int count, double total) {
        this.ids = ids;
        this.weights = weights;
        this.count = count;
        this.total = total;
    }

    int count() {
        return count;
    }

    double total() {
        return total;
    }

    int id(int rank) {
        return ids[rank];
    }

    double weight(int rank) {
        return weights[rank];
    }

    static Candidates of(float[] logits, Sampling sampling) {
        float max = logits[Logits.argmax(logits)];
        double[] weights = new double[logits.length];
        double sum = 0;
        for (int i = 0; i < logits.length; i++) {
            weights[i] = Math.exp((logits[i] - max) / sampling.temperature());
            sum += weights[i];
        }
        // Tokens below this weight cannot be in the nucleus even if all of them were left out together.
        double floor = Math.max(sampling.minP(), (1 - sampling.topP()) * sum / logits.length);
        int[] ids = ranked(weights, floor);
        double[] ranked = Arrays.stream(ids).mapToDouble(id -> weights[id]).toArray();
        return cut(ids, ranked, sum, sampling);
    }

    /** Ids of at least that weight, heaviest first; equal weights by id, so that draws are repeatable. */
    private static int[] ranked(double[] weights, double floor) {
        long[] keys = new long[weights.length];
        int kept = 0;
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] >= floor) {
                // Weights lie in [0, 1]: as float bits they order like integers.
                int order = Integer.MAX_VALUE - Float.floatToIntBits((float) weights[i]);
                keys[kept++] = ((long) order << 32) | i;
            }
        }
        Arrays.sort(keys, 0, kept);
        int[] ids = new int[kept];
        for (int i = 0; i < kept; i++) {
            ids[i] = (int) keys[i];
        }
        return ids;
    }

    /** Applies top-k, then top-p over what top-k left, then min-p, as transformers orders them. */
    private static Candidates cut(int[] ids, double[] weights, double sum, Sampling sampling) {
        int count = sampling.topK() > 0 ? Math.min(sampling.topK(), ids.length) : ids.length;
        double mass = sampling.topK() > 0 ? Arrays.stream(weights, 0, count).sum() : sum;
        double total = 0;
        int kept = 0;
        while (kept < count && (kept == 0 || (total < sampling.topP() * mass && weights[kept] >= sampling.minP()))) {
            total += weights[kept++];
        }
        return new Candidates(ids, weights, kept, total);
    }
}
