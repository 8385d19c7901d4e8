package dev.glmsh.benchmark;

/**
 * How fast a plain loop reads memory in this process.
 *
 * @param bytesPerSecond over all threads together
 * @param ofTheWeights whether it read the very memory that holds the weights; otherwise other memory of the process, which
 *     may lie nearer or farther
 */
public record BandwidthLimit(double bytesPerSecond, boolean ofTheWeights) {
    /** Checks that it is positive. */
    public BandwidthLimit {
        if (!(bytesPerSecond > 0)) {
            throw new IllegalArgumentException("bytesPerSecond is " + bytesPerSecond);
        }
    }

    /** The faster of two, since others use the machine too. */
    public BandwidthLimit or(BandwidthLimit other) {
        return other.bytesPerSecond > bytesPerSecond ? other : this;
    }
}
