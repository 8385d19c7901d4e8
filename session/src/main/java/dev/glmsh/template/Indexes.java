package dev.glmsh.template;

import java.math.BigInteger;
import java.util.Optional;

/** Python's indexes, where -1 is the last element. */
final class Indexes {
    private Indexes() {}

    static Optional<Integer> within(BigInteger index, int length) {
        if (index.bitLength() > 32) {
            return Optional.empty();
        }
        long position = index.signum() < 0 ? index.longValue() + length : index.longValue();
        return position >= 0 && position < length ? Optional.of((int) position) : Optional.empty();
    }
}
