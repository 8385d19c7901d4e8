package dev.glmsh.compiled;

import dev.glmsh.compiled.MatrixAddress.Format;

/**
 * A bfloat16 matrix in 12 bits a weight, without loss, as C finds it. Of the 8 bits of an exponent the weights of a row need
 * four, but for a few small ones, the exceptions, which are kept beside it.
 */
public final class TwelveBits implements AutoCloseable {
    private static final long BLOCK_COLUMNS = 128;
    private static final long BLOCK_BYTES = BLOCK_COLUMNS * 12 / 8;
    /** A row's unit and the number of its first exception; an exception's column and weight. */
    public static final long PLACE_BYTES = 8;

    private final Place place;
    private final NativeLongs parts;

    /**
     * Where it lies.
     *
     * @param rows of the matrix
     * @param columns of the matrix
     * @param codes address of {@link #rowBytes} for each row
     * @param places address of {@link #PLACE_BYTES} for each row and one more
     * @param exceptions address of {@link #PLACE_BYTES} for each
     */
    public record Place(long rows, long columns, long codes, long places, long exceptions) {
        /** Checks what C takes for granted. */
        public Place {
            if (rows < 1 || columns < 1 || codes == 0 || places == 0 || exceptions == 0) {
                throw new IllegalArgumentException("[" + rows + ", " + columns + "] in 12 bits");
            }
        }
    }

    /** Describes it to C. */
    public TwelveBits(Place place) {
        this.place = place;
        this.parts = NativeLongs.of(place.codes(), place.places(), place.exceptions());
    }

    /** Bytes of a row's codes, in whole blocks of 128 columns. */
    public static long rowBytes(long columns) {
        return (columns + BLOCK_COLUMNS - 1) / BLOCK_COLUMNS * BLOCK_BYTES;
    }

    /** Whether so many exceptions are few enough for the matrix to be smaller and as fast. */
    public static boolean pays(long exceptions, long rows, long columns) {
        return exceptions >= 0 && exceptions <= rows * columns / 64;
    }

    /** The matrix; it must not be used after this is closed. */
    public MatrixAddress matrix() {
        return new MatrixAddress(Format.TWELVE, place.rows(), place.columns(), 0, 0, 0, parts.address(), 0, 0);
    }

    @Override
    public void close() {
        parts.close();
    }
}
