package dev.glmsh.compiled;

/**
 * A matrix [rows, columns] where it lies in native memory.
 *
 * @param group weights of a row that share a scale, of 4-bit matrices, else 0
 * @param block rows that lie together, 32 or 64, of 4-bit matrices, else 0
 * @param codes address of the weights
 * @param scales address of bfloat16 scales, scales and shifts [groups, rows, 2], of 4-bit matrices, else 0
 * @param bias address of a bfloat16 vector [rows], or 0
 */
public record MatrixAddress(
        Format format, long rows, long columns, long group, long block, long codes, long scales, long bias) {
    /** How weights are written. The numbers are those of matrix.h. */
    public enum Format {
        /** bfloat16, row by row. */
        BF16(16),
        /** LibTorch's packed 4-bit codes. */
        INT4(4);

        private final long number;

        Format(long number) {
            this.number = number;
        }
    }

    /** Numbers in the C structure. */
    static final int FIELDS = 8;

    /** Checks what C takes for granted. */
    public MatrixAddress {
        boolean packed = format == Format.INT4;
        if (rows < 1 || columns < 1 || codes == 0 || (packed && scales == 0)) {
            throw new IllegalArgumentException("a matrix [" + rows + ", " + columns + "] without weights or scales");
        }
        boolean whole = (block == 32 || block == 64) && group >= 16;
        if (packed && !(whole && rows % block == 0 && group % 16 == 0 && columns % group == 0)) {
            throw new IllegalArgumentException(
                    "a matrix [" + rows + ", " + columns + "] in blocks of " + block + " rows with groups of " + group);
        }
    }

    /** The matrix of the products' sum with a bias. */
    public MatrixAddress withBias(long address) {
        return new MatrixAddress(format, rows, columns, group, block, codes, scales, address);
    }

    long[] fields() {
        return new long[] {format.number, rows, columns, group, block, codes, scales, bias};
    }
}
