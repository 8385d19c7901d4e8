package dev.glmsh.compiled;

/**
 * Rows of numbers and where their 8-bit codes go. All but the format and the numbers of rows and columns are addresses.
 *
 * @param numbers [rows, columns]
 * @param wide whether they are float32; else bfloat16
 * @param rows how many
 * @param columns in each
 * @param codes signed bytes [rows, columns]
 * @param scales bfloat16 [rows]
 */
public record EncodedRows(long numbers, boolean wide, long rows, long columns, long codes, long scales) {
    /** Checks what C takes for granted. */
    public EncodedRows {
        if (rows < 1 || columns < 1 || numbers == 0 || codes == 0 || scales == 0) {
            throw new IllegalArgumentException("[" + rows + ", " + columns + "] to encode");
        }
    }

    long[] fields() {
        return new long[] {numbers, wide ? 1 : 0, rows, columns, codes, scales};
    }
}
