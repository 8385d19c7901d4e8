package dev.glmsh.device;

/** How the matrices of a model lie in memory. */
public enum WeightLayout {
    /** Let the session choose by precision and free memory. */
    AUTO,
    /** The checkpoint's own pages: starts at once, can be evicted, slower to multiply by. Needs the stored precision. */
    MAPPED,
    /** Copied in another precision, in plain row-major order. */
    CONVERTED,
    /**
     * Copied in the order that the fastest kernels read: row by row for those that are compiled on this machine, in oneDNN's
     * or FBGEMM's blocks for LibTorch's.
     */
    PACKED,
    /**
     * bfloat16 in 12 bits a weight, without loss: a quarter smaller and so much faster for single tokens; for prompts a layer
     * at a time is brought back into 16 bits. Needs kernels that are compiled on this machine.
     */
    COMPACT
}
