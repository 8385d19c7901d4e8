package dev.glmsh.compiled;

import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * A decoder layer's weights where they lie in native memory. Norms are addresses of bfloat16 vectors, 0 where the model has
 * none.
 *
 * @param attentionNorm before attention, [hidden]
 * @param mlpNorm before the MLP, [hidden]
 * @param attendedNorm after attention
 * @param mlpEndNorm after the MLP
 * @param queryNorm of a query, [headDim]
 * @param keyNorm of a key
 * @param qkv one to three matrices, queries first, then keys and values
 * @param out from heads to hidden
 * @param gateUp one or two matrices, gate first
 * @param down from intermediate to hidden
 */
public record LayerAddress(
        long attentionNorm,
        long mlpNorm,
        long attendedNorm,
        long mlpEndNorm,
        long queryNorm,
        long keyNorm,
        List<MatrixAddress> qkv,
        MatrixAddress out,
        List<MatrixAddress> gateUp,
        MatrixAddress down) {
    private static final int MOST_PARTS = 3;

    /** Checks the number of parts. */
    public LayerAddress {
        qkv = List.copyOf(qkv);
        gateUp = List.copyOf(gateUp);
        if (qkv.isEmpty() || qkv.size() > MOST_PARTS || gateUp.isEmpty() || gateUp.size() > MOST_PARTS) {
            throw new IllegalArgumentException(qkv.size() + " and " + gateUp.size() + " parts");
        }
    }

    /** Throws if a matrix does not fit the shape, since C would read and write elsewhere. */
    void check(DecodeShape shape) {
        check(qkv, shape.queryWidth() + 2 * shape.kvWidth(), shape.hidden());
        check(List.of(out), shape.hidden(), shape.queryWidth());
        check(gateUp, 2 * shape.intermediate(), shape.hidden());
        check(List.of(down), shape.hidden(), shape.intermediate());
    }

    private static void check(List<MatrixAddress> parts, long rows, long columns) {
        long all = parts.stream().mapToLong(MatrixAddress::rows).sum();
        if (all != rows || parts.stream().anyMatch(part -> part.columns() != columns)) {
            throw new IllegalArgumentException(parts + " are not [" + rows + ", " + columns + "]");
        }
    }

    long[] fields() {
        return LongStream.concat(
                        LongStream.of(attentionNorm, mlpNorm, attendedNorm, mlpEndNorm, queryNorm, keyNorm),
                        Stream.of(parts(qkv), List.of(out.fields()), parts(gateUp), List.of(down.fields()))
                                .flatMap(List::stream)
                                .flatMapToLong(LongStream::of))
                .toArray();
    }

    /** As many as C has room for; those that are absent have no rows. */
    private static List<long[]> parts(List<MatrixAddress> present) {
        return Stream.concat(
                        present.stream().map(MatrixAddress::fields),
                        Stream.generate(() -> new long[MatrixAddress.FIELDS]).limit(MOST_PARTS - present.size()))
                .toList();
    }
}
