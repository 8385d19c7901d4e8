package dev.glmsh.model;

import dev.glmsh.compiled.MatrixAddress;
import dev.glmsh.compiled.MatrixAddress.Format;
import dev.glmsh.compiled.PackedPieces;
import dev.glmsh.torch.PackedWeights;
import dev.glmsh.torch.Scope;
import dev.glmsh.torch.Script;
import dev.glmsh.torch.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where FBGEMM's 8-bit matrices lie. Owns the lists of their pieces. */
final class PackedMatrices implements AutoCloseable {
    private final Script script;
    private final List<PackedPieces> lists = new ArrayList<>();

    PackedMatrices(Script script) {
        this.script = script;
    }

    /** The matrix of a list of one; empty if it is held in another form, too wide, or if its pieces look otherwise. */
    Optional<MatrixAddress> of(Value matrices, Format format) {
        List<PackedWeights> pieces = PackedTrial.isRight() ? pieces(script, matrices) : List.of();
        if (pieces.isEmpty() || !canRead(pieces.get(0))) {
            return Optional.empty();
        }
        PackedWeights first = pieces.get(0);
        long rows = pieces.stream().mapToLong(PackedWeights::rows).sum();
        PackedPieces list = new PackedPieces(pieces.stream()
                .map(piece -> new PackedPieces.Piece(piece.codes(), piece.scales()))
                .toList());
        lists.add(list);
        return Optional.of(
                list.matrix(format, rows, first.columns(), first.blockColumns(), first.blockRows(), pieceRows(first)));
    }

    private static boolean canRead(PackedWeights piece) {
        return MatrixAddress.canRead(piece.columns(), piece.blockRows(), piece.blockColumns());
    }

    /** A matrix may be one piece of any number of rows. */
    private static long pieceRows(PackedWeights piece) {
        return (piece.rows() + piece.blockRows() - 1L) / piece.blockRows() * piece.blockRows();
    }

    /** All but the last have as many rows as the first, in whole blocks; empty if it is not so. */
    static List<PackedWeights> pieces(Script script, Value matrices) {
        try (Scope scope = new Scope()) {
            List<PackedWeights> pieces = new ArrayList<>();
            for (long object : scope.keep(script.call("addresses_of", matrices)).asLongs()) {
                Optional<PackedWeights> piece = PackedWeights.find(object);
                if (piece.isEmpty() || !follows(pieces, piece.get())) {
                    return List.of();
                }
                pieces.add(piece.get());
            }
            return pieces;
        }
    }

    private static boolean follows(List<PackedWeights> above, PackedWeights piece) {
        if (above.isEmpty()) {
            return true;
        }
        PackedWeights first = above.get(0);
        PackedWeights last = above.get(above.size() - 1);
        return last.rows() == first.rows()
                && first.rows() % first.blockRows() == 0
                && piece.rows() <= first.rows()
                && piece.columns() == first.columns()
                && piece.blockRows() == first.blockRows()
                && piece.blockColumns() == first.blockColumns();
    }

    @Override
    public void close() {
        lists.forEach(PackedPieces::close);
    }
}
