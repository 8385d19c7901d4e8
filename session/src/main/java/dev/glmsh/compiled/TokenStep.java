package dev.glmsh.compiled;

/**
 * Where one token stands in one layer. All but the last two are addresses.
 *
 * @param hidden bfloat16 [hidden], read and replaced
 * @param keys bfloat16 [kvHeads, context, headDim] of this layer
 * @param values the same
 * @param cosines bfloat16 [rotaryDim / 2] of this position
 * @param sines the same
 * @param position of the token, below the context
 * @param start the first position that it attends to
 */
public record TokenStep(long hidden, long keys, long values, long cosines, long sines, long position, long start) {
    /** Numbers in the C structure. */
    static final int FIELDS = 7;

    long[] fields() {
        return new long[] {hidden, keys, values, cosines, sines, position, start};
    }
}
