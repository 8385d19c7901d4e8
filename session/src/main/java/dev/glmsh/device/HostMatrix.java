package dev.glmsh.device;

/**
 * How the CPU's kernels hold a matrix [rows, columns].
 *
 * <p>8-bit matrices lie in FBGEMM's blocks of 48 rows by 512 columns. Every block has its full size, but one that the
 * matrix fills only in part touches only the pages of that part. Each row has a float32 scale, an int32 zero point and an
 * int32 sum. 4-bit matrices have a bfloat16 scale and shift for each group. What bfloat16 rows of 12 bits have beside their
 * codes is 8 B; weights too small for these take 8 B each, one in some ten thousand, which are not counted.
 *
 * @see <a href="https://github.com/pytorch/FBGEMM/blob/main/include/fbgemm/PackingTraits-inl.h">the block sizes of
 *     processors with AVX-512 VNNI</a>
 */
public final class HostMatrix {
    /** Rows of the output layer that are quantised at a time: whole blocks, and a hundred megabytes of usual models. */
    public static final long HEAD_ROWS = 48 * 336;

    private static final int INT4_ROWS = 64;
    private static final long BLOCK_ROWS = 48;
    private static final long BLOCK_COLUMNS = 512;
    private static final long PAGE = 4096;
    private static final int ROW_BYTES = 12;
    private static final int GROUP_BYTES = 4;
    private static final long COMPACT_COLUMNS = 128;
    private static final int COMPACT_ROW_BYTES = 8;

    private HostMatrix() {}

    /**
     * The precision in which a matrix is held: the wanted one, or the next that has a kernel for its shape. 4-bit kernels
     * take rows in multiples of 64 and columns in multiples of the group; what fits no group is held in 8 bits.
     */
    public static Precision precision(Precision wanted, long rows, long columns) {
        return switch (wanted) {
            case FP32, BF16, FP16, INT8, W8A8 -> wanted;
            case INT4 -> fits(wanted, rows, columns) ? wanted : precision(Precision.INT4_G64, rows, columns);
            case INT4_G64 -> fits(wanted, rows, columns) ? wanted : precision(Precision.INT4_G32, rows, columns);
            case INT4_G32 -> fits(wanted, rows, columns) ? wanted : Precision.INT8;
        };
    }

    private static boolean fits(Precision int4, long rows, long columns) {
        return rows % INT4_ROWS == 0 && columns % int4.group() == 0;
    }

    /** Bytes of the matrix in memory with its scales, in the precision that it is held in. */
    public static long bytes(Precision wanted, long rows, long columns) {
        Precision held = precision(wanted, rows, columns);
        return switch (held) {
            case FP32, BF16, FP16 -> rows * columns * held.bytesPerWeight();
            case INT8, W8A8 -> blocks(rows, columns) + rows * ROW_BYTES;
            case INT4, INT4_G64, INT4_G32 -> rows * (columns / 2 + columns / held.group() * GROUP_BYTES);
        };
    }

    /** The same in a layout, which may be {@link WeightLayout#COMPACT}: rows in whole blocks of 128 columns, 12 bits a weight. */
    public static long bytes(Precision wanted, WeightLayout layout, long rows, long columns) {
        return isCompact(wanted, layout)
                ? rows
                        * ((columns + COMPACT_COLUMNS - 1) / COMPACT_COLUMNS * COMPACT_COLUMNS * 3 / 2
                                + COMPACT_ROW_BYTES)
                : bytes(wanted, rows, columns);
    }

    private static boolean isCompact(Precision wanted, WeightLayout layout) {
        return layout == WeightLayout.COMPACT && wanted == Precision.BF16;
    }

    private static long blocks(long rows, long columns) {
        long blocks = (rows + BLOCK_ROWS - 1) / BLOCK_ROWS;
        long whole = columns / BLOCK_COLUMNS * BLOCK_COLUMNS * BLOCK_ROWS;
        long rest = columns % BLOCK_COLUMNS * BLOCK_ROWS;
        // blocks begin where the allocator put them, so a part lies on one page more than it fills
        long touched = rest == 0 ? 0 : Math.min((rest + PAGE - 1) / PAGE * PAGE + PAGE, BLOCK_COLUMNS * BLOCK_ROWS);
        return blocks * (whole + touched);
    }

    /** What {@link #bytes(Precision, WeightLayout, long, long)} counts for one weight, in the words of a formula. */
    public static String formula(Precision precision, WeightLayout layout) {
        return isCompact(precision, layout) ? "1½ B and " + COMPACT_ROW_BYTES + " B a row" : formula(precision);
    }

    /** The same of {@link WeightLayout#PACKED}. */
    public static String formula(Precision precision) {
        return switch (precision) {
            case INT8, W8A8 -> "1 B and " + ROW_BYTES + " B a row";
            case FP32, BF16, FP16, INT4, INT4_G64, INT4_G32 -> precision.matrixFormula();
        };
    }
}
