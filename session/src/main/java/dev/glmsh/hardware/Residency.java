package dev.glmsh.hardware;

/**
 * Where the pages of a range of addresses are, in bytes. What is in none of the three was never touched, or was dropped
 * from memory and can be read from its file again.
 *
 * @param presentFile in memory, backed by a file or shared
 * @param presentAnonymous in memory, private to this process
 * @param swapped in the swap space
 */
public record Residency(long presentFile, long presentAnonymous, long swapped) {
    /** Nothing resident. */
    public static final Residency NONE = new Residency(0, 0, 0);

    public Residency {
        if (presentFile < 0 || presentAnonymous < 0 || swapped < 0) {
            throw new IllegalArgumentException("negative residency");
        }
    }

    /** All that is in memory. */
    public long present() {
        return presentFile + presentAnonymous;
    }

    /** The two ranges together. */
    public Residency plus(Residency other) {
        return new Residency(
                presentFile + other.presentFile, presentAnonymous + other.presentAnonymous, swapped + other.swapped);
    }
}
