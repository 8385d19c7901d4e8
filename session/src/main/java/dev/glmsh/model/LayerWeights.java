package dev.glmsh.model;

import dev.glmsh.torch.Value;

/**
 * One decoder layer's weights as the argument lists of the kernel. Optional parts are empty lists.
 *
 * @param norms before attention, before the MLP and, for glm4, after attention and after the MLP; each [hidden]
 * @param qkv one fused matrix [(heads + 2·kvHeads)·headDim, hidden], or three
 * @param qkvBias none, one or three vectors, as {@code qkv}
 * @param qkNorm none, or the norms of queries and keys, each [headDim]
 * @param out one matrix [hidden, heads·headDim]
 * @param outBias none or one vector
 * @param gateUp one fused matrix [2·intermediate, hidden], gate first, or two
 * @param gateUpBias none, one or two vectors
 * @param down one matrix [hidden, intermediate]
 * @param downBias none or one vector
 */
record LayerWeights(
        Value norms,
        Value qkv,
        Value qkvBias,
        Value qkNorm,
        Value out,
        Value outBias,
        Value gateUp,
        Value gateUpBias,
        Value down,
        Value downBias)
        implements AutoCloseable {
    @Override
    public void close() {
        for (Value value :
                new Value[] {norms, qkv, qkvBias, qkNorm, out, outBias, gateUp, gateUpBias, down, downBias}) {
            value.close();
        }
    }
}
