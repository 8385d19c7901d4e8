package dev.glmsh.template;

import java.math.BigInteger;

/** Python's slice: each part an integer or none. */
record Slice(Value start, Value stop, Value step) {
    /**
     * Which elements of a sequence a slice takes.
     *
     * @param start index of the first
     * @param stop index before which to stop
     * @param count how many
     */
    record Range(int start, int stop, int step, int count) {
        int index(int element) {
            return start + element * step;
        }
    }

    /** The elements it takes of a sequence of the given length, as Python's {@code slice.indices} counts them. */
    Range of(int length) {
        long by = stepOrOne();
        if (by == 0) {
            throw PythonError.value("slice step cannot be zero");
        }
        long first = bound(start, by > 0 ? 0 : length - 1, length, by);
        long end = bound(stop, by > 0 ? length : -1, length, by);
        long distance = by > 0 ? end - first : first - end;
        long count = distance <= 0 ? 0 : (distance - 1) / Math.abs(by) + 1;
        return new Range((int) first, (int) end, count > 1 ? (int) by : 1, (int) count);
    }

    long stepOrOne() {
        return step == None.NONE ? 1 : integer(step);
    }

    private static long bound(Value bound, long absent, int length, long step) {
        if (bound == None.NONE) {
            return absent;
        }
        long index = integer(bound);
        long lowest = step > 0 ? 0 : -1;
        long highest = step > 0 ? length : length - 1L;
        return Math.max(lowest, Math.min(highest, index < 0 ? index + length : index));
    }

    private static long integer(Value value) {
        BigInteger exact = Numbers.integer(value)
                .orElseThrow(
                        () -> PythonError.type("slice indices must be integers or None or have an __index__ method"));
        return exact.bitLength() < 40 ? exact.longValue() : exact.signum() * (1L << 40);
    }
}
