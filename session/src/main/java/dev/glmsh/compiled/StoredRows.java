package dev.glmsh.compiled;

/**
 * Rows of 4-bit codes as compressed-tensors stores them, and where they go: into LibTorch's packed order, see int4.h. All but
 * the numbers of rows, columns and groups are addresses.
 *
 * @param codes [rows, columns / 2], of two neighbours the first in the lower half
 * @param scales bfloat16 [rows, groups]
 * @param shifts the same, or 0
 * @param rows of this part
 * @param columns of all parts
 * @param groups of a row
 * @param block rows that lie together, 32 or 64
 * @param packed of the whole matrix, [allRows, columns / 2]
 * @param both of the whole matrix: scales and shifts, [groups, allRows, 2]
 * @param from this part's first row in the whole matrix
 * @param allRows of the whole matrix
 */
public record StoredRows(
        long codes,
        long scales,
        long shifts,
        long rows,
        long columns,
        long groups,
        long block,
        long packed,
        long both,
        long from,
        long allRows) {
    private static final long TILE_COLUMNS = 16;

    /** Checks what C takes for granted. */
    public StoredRows {
        boolean fits = canPack(block, rows, columns)
                && from >= 0
                && from % block == 0
                && rows <= allRows - from
                && groups > 0
                && columns % groups == 0;
        if (!fits || codes == 0 || scales == 0 || packed == 0 || both == 0) {
            throw new IllegalArgumentException("rows " + from + " to " + (from + rows) + " of [" + allRows + ", "
                    + columns + "] in blocks of " + block + " with " + groups + " groups");
        }
    }

    /** Whether there is a kernel for a part of that many rows. */
    public static boolean canPack(long block, long rows, long columns) {
        return (block == 32 || block == 64)
                && rows > 0
                && rows % block == 0
                && columns > 0
                && columns % TILE_COLUMNS == 0;
    }

    long[] fields() {
        return new long[] {
            codes,
            scales,
            shifts,
            rows,
            columns,
            groups,
            block / 2,
            allRows,
            packed + from * columns / 2,
            both + from * 2 * Short.BYTES
        };
    }
}
