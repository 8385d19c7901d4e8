package dev.glmsh.compiled;

import java.util.stream.LongStream;

/**
 * The way from the last layer to logits.
 *
 * @param norm address of a bfloat16 vector [hidden]
 * @param matrix [vocabulary, hidden]
 */
public record OutputAddress(long norm, MatrixAddress matrix) {
    /** Throws if the matrix does not fit the shape, since C would read elsewhere. */
    void check(DecodeShape shape) {
        if (norm == 0 || matrix.columns() != shape.hidden()) {
            throw new IllegalArgumentException(matrix + " for a hidden state of " + shape.hidden());
        }
    }

    long[] fields() {
        return LongStream.concat(LongStream.of(norm), LongStream.of(matrix.fields()))
                .toArray();
    }
}
