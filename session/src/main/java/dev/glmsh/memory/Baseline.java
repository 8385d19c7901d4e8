package dev.glmsh.memory;

/**
 * What a process holds before any model is loaded, in bytes. It cannot be derived from a checkpoint; measure it, or take
 * it from an earlier measurement.
 *
 * @param jvm heap, metaspace, compiled code and stacks
 * @param libTorch LibTorch's libraries and buffers
 */
public record Baseline(long jvm, long libTorch) {
    /** Nothing, for an estimate of the model alone. */
    public static final Baseline NONE = new Baseline(0, 0);

    /** Checks that nothing is negative. */
    public Baseline {
        if (jvm < 0 || libTorch < 0) {
            throw new IllegalArgumentException("jvm is " + jvm + " and libTorch is " + libTorch);
        }
    }

    /** Both together. */
    public long bytes() {
        return jvm + libTorch;
    }
}
