package dev.glmsh.compiled;

import java.util.List;
import java.util.stream.LongStream;

/** The list of an 8-bit matrix's pieces in native memory, as C reads it. It does not own what it points to. */
public final class PackedPieces implements AutoCloseable {
    private final NativeLongs numbers;

    /**
     * Some rows of a matrix, packed by FBGEMM.
     *
     * @param codes address of the blocks
     * @param scales address of float32 [rows of the piece]
     */
    public record Piece(long codes, long scales) {}

    /** Writes the list. */
    public PackedPieces(List<Piece> pieces) {
        numbers = NativeLongs.of(pieces.stream()
                .flatMapToLong(piece -> LongStream.of(piece.codes(), piece.scales()))
                .toArray());
    }

    /** A matrix of these pieces, which must not be closed before the matrix's last use. */
    public MatrixAddress matrix(
            MatrixAddress.Format format, long rows, long columns, long group, long block, long piece) {
        return new MatrixAddress(format, rows, columns, group, block, piece, numbers.address(), 0, 0);
    }

    @Override
    public void close() {
        numbers.close();
    }
}
