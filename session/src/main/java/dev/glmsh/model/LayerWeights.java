package dev.glmsh.model;

import dev.glmsh.compiled.LayerAddress;
import dev.glmsh.torch.Value;
import java.util.List;
import java.util.Optional;

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
    /** Where all of it lies, if compiled kernels can read every matrix. */
    Optional<LayerAddress> address(NativeMatrices memory) {
        List<Long> around = memory.vectors(norms);
        List<Long> heads = memory.vectors(qkNorm);
        boolean sandwich = around.size() == 4;
        return memory.of(qkv, qkvBias)
                .flatMap(qkvs -> memory.of(out, outBias)
                        .flatMap(outs -> memory.of(gateUp, gateUpBias)
                                .flatMap(gateUps -> memory.of(down, downBias)
                                        .map(downs -> new LayerAddress(
                                                around.get(0),
                                                around.get(1),
                                                sandwich ? around.get(2) : 0,
                                                sandwich ? around.get(3) : 0,
                                                heads.isEmpty() ? 0 : heads.get(0),
                                                heads.isEmpty() ? 0 : heads.get(1),
                                                qkvs,
                                                outs.get(0),
                                                gateUps,
                                                downs.get(0))))));
    }

    @Override
    public void close() {
        for (Value value :
                new Value[] {norms, qkv, qkvBias, qkNorm, out, outBias, gateUp, gateUpBias, down, downBias}) {
            value.close();
        }
    }
}
