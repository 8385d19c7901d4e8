package dev.glmsh.model;

/** What the numbers of an output layer mean. Stateless. */
public final class Logits {
    private Logits() {}

    /** The index of the largest, the first of equal ones. */
    public static int argmax(float[] logits) {
        return argmax(logits, 0, logits.length);
    }

    /** The same among {@code count} numbers from {@code from} on, counted from there. */
    public static int argmax(float[] logits, int from, int count) {
        int best = from;
        for (int i = from + 1; i < from + count; i++) {
            if (logits[i] > logits[best]) {
                best = i;
            }
        }
        return best - from;
    }

    /** ln Σ exp of {@code count} numbers from {@code from} on: what turns logits into log-probabilities. */
    public static double logSumExp(float[] logits, int from, int count) {
        double largest = logits[from + argmax(logits, from, count)];
        double sum = 0;
        for (int i = from; i < from + count; i++) {
            sum += Math.exp(logits[i] - largest);
        }
        return largest + Math.log(sum);
    }
}
