package dev.glmsh.compiled;

/**
 * Where the new tokens of a prompt stand in one layer. The first five are addresses of bfloat16 numbers.
 *
 * @param hidden [tokens, hidden], read and replaced
 * @param keys [kvHeads, context, headDim] of this layer
 * @param values the same
 * @param cosines [tokens, rotaryDim / 2] of these positions
 * @param sines the same
 * @param tokens how many
 * @param position of the first
 * @param window how many positions each attends to at most, its own included
 */
public record LayerStep(
        long hidden, long keys, long values, long cosines, long sines, long tokens, long position, long window) {
    /** Numbers in the C structure. */
    static final int FIELDS = 8;

    void check(long context) {
        if (tokens < 1 || position < 0 || position + tokens > context) {
            throw new IllegalArgumentException(this + " in a context of " + context);
        }
        if (window < 1) {
            throw new IllegalArgumentException("a window of " + window);
        }
    }

    long[] fields() {
        return new long[] {hidden, keys, values, cosines, sines, tokens, position, window};
    }
}
