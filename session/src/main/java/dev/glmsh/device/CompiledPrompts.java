package dev.glmsh.device;

/** What of prompts is computed by kernels that are compiled on this machine, where activations are bfloat16. */
public enum CompiledPrompts {
    /** LibTorch computes all. */
    NOTHING,
    /** Attention; LibTorch multiplies matrices. */
    ATTENTION,
    /** The same, and whole layers whose matrices have 4 bits. */
    LAYERS_OF_INT4,
    /** The same, and whole layers in bfloat16. */
    LAYERS;

    /** Whether whole layers of such weights are. */
    public boolean layers(Precision precision) {
        boolean int4 = precision.group() > 0;
        return int4 ? compareTo(LAYERS_OF_INT4) >= 0 : this == LAYERS && precision == Precision.BF16;
    }
}
