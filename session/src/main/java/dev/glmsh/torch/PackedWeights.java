package dev.glmsh.torch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.Optional;

/**
 * Where an object of {@code quantized.linear_prepack} holds its weights: FBGEMM's blocks, see {@link #offset}. LibTorch says
 * that nowhere, so the way there, over {@code ivalue::Object}, {@code PackedLinearWeight} and {@code PackBMatrix}, holds for
 * the version that was tried, and sizes that do not fit mean that there is none.
 *
 * @param codes address of signed bytes
 * @param scales address of float32 [rows]
 * @param rows of the matrix
 * @param columns of the matrix
 * @param blockRows rows of a block
 * @param blockColumns columns of a block
 * @see <a href="https://github.com/pytorch/FBGEMM/blob/main/include/fbgemm/Fbgemm.h">PackMatrix and PackBMatrix</a>
 */
public record PackedWeights(long codes, long scales, int rows, int columns, int blockRows, int blockColumns) {
    /** Columns of a row that lie together. */
    public static final int INTERLEAVED = 4;

    private static final int OBJECT_SLOTS = 80;
    private static final int WEIGHT_MATRIX = 16;
    private static final int WEIGHT_SCALES = 64;
    private static final int MATRIX_BYTES = 104;

    /**
     * Finds the weights.
     *
     * @param object address of the packed object, which TorchScript's {@code id} gives
     * @return empty if it looks otherwise than expected, or if memory cannot be read in this way here
     */
    public static Optional<PackedWeights> find(long object) {
        try (OwnMemory memory = OwnMemory.open()) {
            long weight = memory.readLong(memory.readLong(object + OBJECT_SLOTS));
            PackedWeights found = read(
                    memory.read(memory.readLong(weight + WEIGHT_MATRIX), MATRIX_BYTES),
                    memory.read(weight + WEIGHT_SCALES, 2 * Long.BYTES));
            memory.read(found.codes, 1);
            return Optional.of(found);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static PackedWeights read(ByteBuffer matrix, ByteBuffer scales) throws IOException {
        PackedWeights found = new PackedWeights(
                matrix.getLong(8),
                scales.getLong(0),
                matrix.getInt(52),
                matrix.getInt(48),
                matrix.getInt(20),
                matrix.getInt(16));
        boolean blocks = found.blockRows > 0
                && found.blockColumns > 0
                && matrix.getInt(24) == parts(found.columns, found.blockColumns)
                && matrix.getInt(28) == parts(found.rows, found.blockRows);
        boolean whole = found.rows > 0 && scales.getLong(8) - found.scales == (long) found.rows * Float.BYTES;
        if (!blocks || !whole || matrix.getInt(56) != 1 || matrix.getInt(100) != INTERLEAVED) {
            throw new IOException(found + " is no packed matrix");
        }
        return found;
    }

    private static int parts(int whole, int part) {
        return (whole + part - 1) / part;
    }

    /**
     * Where a weight lies in {@link #codes}. The blocks of the first columns come first, each of its full size; in a block,
     * four columns of each row lie together.
     */
    public long offset(int row, int column) {
        long block = (long) column / blockColumns * parts(rows, blockRows) + row / blockRows;
        int within = column % blockColumns;
        return block * blockRows * blockColumns
                + (long) within / INTERLEAVED * blockRows * INTERLEAVED
                + (long) row % blockRows * INTERLEAVED
                + within % INTERLEAVED;
    }

    /**
     * Whether the weights lie where {@link #offset} says.
     *
     * @param expected codes by rows
     * @param sizes the scale of each row
     */
    public boolean holds(byte[] expected, float[] sizes) {
        if (expected.length != rows * columns || sizes.length != rows) {
            return false;
        }
        try (OwnMemory memory = OwnMemory.open()) {
            int blocks = parts(rows, blockRows) * parts(columns, blockColumns);
            ByteBuffer bytes = memory.read(codes, blocks * blockRows * blockColumns);
            for (int i = 0; i < expected.length; i++) {
                if (bytes.get((int) offset(i / columns, i % columns)) != expected[i]) {
                    return false;
                }
            }
            FloatBuffer held = memory.read(scales, rows * Float.BYTES).asFloatBuffer();
            return held.equals(FloatBuffer.wrap(sizes));
        } catch (IOException e) {
            return false;
        }
    }
}
