package dev.glmsh.memory;

/** Whether a model fits into memory. */
public enum Fit {
    /** With room to spare. */
    FITS,
    /** It runs, but a tenth or less would be left, or weights are dropped and read again from the disk. */
    TIGHT,
    /** It would be swapped out or killed. */
    NO
}
