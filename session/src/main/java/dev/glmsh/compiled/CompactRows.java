package dev.glmsh.compiled;

/**
 * Rows of bfloat16 and where they go as {@link TwelveBits}. All but the numbers of rows and columns are addresses.
 *
 * @param weights [rows, columns]
 * @param rows how many
 * @param columns in each
 * @param codes of the first of these rows
 * @param places of the first of these rows; one more follows the last
 * @param exceptions of the whole matrix, or 0 as long as they are only counted
 */
public record CompactRows(long weights, long rows, long columns, long codes, long places, long exceptions) {
    /** Checks what C takes for granted. */
    public CompactRows {
        if (rows < 1 || columns < 1 || weights == 0 || codes == 0 || places == 0) {
            throw new IllegalArgumentException("[" + rows + ", " + columns + "] to bring into 12 bits");
        }
    }

    long[] fields() {
        return new long[] {weights, rows, columns, codes, places, exceptions};
    }
}
