package dev.glmsh.device;

/** How the matrices of a model lie in memory. */
public enum WeightLayout {
    /** Let the session choose by precision and free memory. */
    AUTO,
    /** The checkpoint's own pages: starts at once, can be evicted, slower to multiply by. Needs the stored precision. */
    MAPPED,
    /** Copied in another precision, in plain row-major order. */
    CONVERTED,
    /** Copied in the blocked order that oneDNN reads at the machine's memory bandwidth. */
    PACKED
}
