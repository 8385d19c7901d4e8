package dev.glmsh.compiled;

/**
 * A matrix [rows, columns] where it lies in native memory.
 *
 * @param group weights of a row that share a scale, of 4-bit matrices; columns of a block, of 8-bit ones; else 0
 * @param block rows that lie together: 32 or 64 of 4-bit matrices, 8, 16, 32 or 48 of 8-bit ones, else 0
 * @param piece rows of a piece, of 8-bit matrices, else 0
 * @param codes address of the weights, of 8-bit matrices that of {@link PackedPieces}, of 12-bit ones of {@link TwelveBits}
 * @param scales address of bfloat16 scales and shifts [groups, rows, 2], of 4-bit matrices, else 0
 * @param bias address of a bfloat16 vector [rows], or 0
 */
public record MatrixAddress(
        Format format,
        long rows,
        long columns,
        long group,
        long block,
        long piece,
        long codes,
        long scales,
        long bias) {
    /** How weights are written. The numbers are those of matrix.h. */
    public enum Format {
        /** bfloat16, row by row. */
        BF16(16),
        /** bfloat16 in 12 bits, row by row. */
        TWELVE(12),
        /** LibTorch's packed 4-bit codes. */
        INT4(4),
        /** FBGEMM's packed 8-bit codes, for a vector of twice 8 bits. */
        INT8(8),
        /** The same codes, for a vector of 8 bits. */
        W8A8(88);

        private final long number;

        Format(long number) {
            this.number = number;
        }
    }

    /** Numbers in the C structure. */
    static final int FIELDS = 9;

    /** So that a sum of products of 8 bits fits 32. */
    private static final long MOST_COLUMNS = 1 << 16;

    /** Checks what C takes for granted. */
    public MatrixAddress {
        if (rows < 1 || columns < 1 || codes == 0 || (format == Format.INT4 && scales == 0)) {
            throw new IllegalArgumentException("a matrix [" + rows + ", " + columns + "] without weights or scales");
        }
        boolean fits = switch (format) {
            case BF16, TWELVE -> true;
            case INT4 ->
                (block == 32 || block == 64)
                        && group >= 16
                        && rows % block == 0
                        && group % 16 == 0
                        && columns % group == 0;
            case INT8, W8A8 -> canRead(columns, block, group) && piece > 0 && piece % block == 0;
        };
        if (!fits) {
            throw new IllegalArgumentException(
                    "a matrix [" + rows + ", " + columns + "] in blocks of " + block + " rows with groups of " + group);
        }
    }

    /** A bfloat16 matrix. */
    public static MatrixAddress bf16(long rows, long columns, long codes) {
        return new MatrixAddress(Format.BF16, rows, columns, 0, 0, 0, codes, 0, 0);
    }

    /** A packed 4-bit matrix. */
    public static MatrixAddress int4(long rows, long columns, long group, long block, long codes, long scales) {
        return new MatrixAddress(Format.INT4, rows, columns, group, block, 0, codes, scales, 0);
    }

    /** Whether there are kernels for 8-bit matrices of so many columns in blocks of this size. */
    public static boolean canRead(long columns, long rowsOfBlock, long columnsOfBlock) {
        boolean rows = rowsOfBlock == 8 || rowsOfBlock == 16 || rowsOfBlock == 32 || rowsOfBlock == 48;
        return rows && columnsOfBlock > 0 && columnsOfBlock % 4 == 0 && columns <= MOST_COLUMNS;
    }

    /** The matrix of the products' sum with a bias. */
    public MatrixAddress withBias(long address) {
        return new MatrixAddress(format, rows, columns, group, block, piece, codes, scales, address);
    }

    long[] fields() {
        return new long[] {format.number, rows, columns, group, block, piece, codes, scales, bias};
    }
}
