package dev.glmsh.compiled;

/**
 * Where the new tokens of a prompt stand in one layer. The first four are addresses of bfloat16 numbers.
 *
 * @param queries [tokens, heads, headDim], turned already
 * @param attended the same shape, to be filled
 * @param keys [kvHeads, context, headDim] of this layer, the new tokens' own among them
 * @param values the same
 * @param tokens how many
 * @param position of the first
 * @param window how many positions each attends to at most, its own included
 */
public record PromptStep(long queries, long attended, long keys, long values, long tokens, long position, long window) {
    long[] fields() {
        return new long[] {queries, attended, keys, values, tokens, position, window};
    }
}
