package dev.glmsh.device;

/** What of prompts is computed by kernels that are compiled on this machine, where activations are bfloat16. */
public enum CompiledPrompts {
    /** LibTorch computes all. */
    NOTHING,
    /** Attention; LibTorch multiplies matrices. */
    ATTENTION,
    /** The same, and whole layers whose matrices are quantised. */
    QUANTIZED_LAYERS,
    /** The same, and whole layers in bfloat16. */
    LAYERS;

    /** Whether whole layers of such weights are. */
    public boolean layers(Precision precision) {
        return precision.isQuantized()
                ? compareTo(QUANTIZED_LAYERS) >= 0
                : this == LAYERS && precision == Precision.BF16;
    }
}
