package dev.glmsh.template;

import java.math.BigInteger;
import java.util.Iterator;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** Python's {@code range}, which the sandbox keeps at 100,000 elements. */
record RangeValue(BigInteger start, BigInteger stop, BigInteger step) implements Value {
    private static final int LONGEST = 100_000;

    RangeValue {
        if (step.signum() == 0) {
            throw PythonError.value("range() arg 3 must not be zero");
        }
        if (count(start, stop, step).compareTo(BigInteger.valueOf(LONGEST)) > 0) {
            throw PythonError.overflow(
                    "Range too big. The sandbox blocks ranges larger than MAX_RANGE (" + LONGEST + ").");
        }
    }

    private static BigInteger count(BigInteger start, BigInteger stop, BigInteger step) {
        BigInteger distance = step.signum() > 0 ? stop.subtract(start) : start.subtract(stop);
        return distance.signum() <= 0
                ? BigInteger.ZERO
                : distance.subtract(BigInteger.ONE).divide(step.abs()).add(BigInteger.ONE);
    }

    private int size() {
        return count(start, stop, step).intValue();
    }

    private BigInteger element(int index) {
        return start.add(step.multiply(BigInteger.valueOf(index)));
    }

    @Override
    public String typeName() {
        return "range";
    }

    @Override
    public boolean truth() {
        return size() > 0;
    }

    @Override
    public void repr(Repr out) {
        String by = step.equals(BigInteger.ONE) ? "" : ", " + step;
        out.append("range(" + start + ", " + stop + by + ")");
    }

    @Override
    public OptionalLong length() {
        return OptionalLong.of(size());
    }

    @Override
    public Iterator<Value> iterate() {
        return IntStream.range(0, size())
                .<Value>mapToObj(i -> new Int(element(i)))
                .iterator();
    }

    @Override
    public Optional<Value> reversed() {
        int size = size();
        Iterator<Value> backwards = IntStream.range(0, size)
                .<Value>mapToObj(i -> new Int(element(size - 1 - i)))
                .iterator();
        return Optional.of(new Lazy("range_iterator", backwards));
    }

    @Override
    public Optional<Value> item(Value key) {
        return Numbers.integer(key)
                .flatMap(index -> Indexes.within(index, size()))
                .map(index -> new Int(element(index)));
    }

    @Override
    public boolean contains(Value element) {
        return Numbers.integer(element).map(this::containsInteger).orElseGet(() -> Value.super.contains(element));
    }

    private boolean containsInteger(BigInteger element) {
        BigInteger distance = element.subtract(start);
        return distance.remainder(step).signum() == 0
                && distance.signum() * step.signum() >= 0
                && distance.divide(step).compareTo(BigInteger.valueOf(size())) < 0;
    }

    @Override
    public long weight() {
        return Math.max(1, size());
    }

    @Override
    public boolean hasItems() {
        return true;
    }

    @Override
    public Value slice(Interpreter in, Slice slice) {
        Slice.Range taken = slice.of(size());
        BigInteger by = step.multiply(BigInteger.valueOf(slice.stepOrOne()));
        return new RangeValue(element(taken.start()), element(taken.stop()), by);
    }

    @Override
    public boolean equals(Object other) {
        if (!(other instanceof RangeValue range) || range.size() != size()) {
            return false;
        }
        return size() == 0 || (start.equals(range.start) && (size() == 1 || step.equals(range.step)));
    }

    @Override
    public int hashCode() {
        return size() == 0 ? 0 : start.hashCode() + size();
    }
}
