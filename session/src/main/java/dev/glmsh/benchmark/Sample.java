package dev.glmsh.benchmark;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Measured values of one kind.
 *
 * <pre>{@code
 * Sample rates = Sample.of(31.2, 31.5, 30.9);
 * rates.mean();          // 31.2
 * rates.percentile(0.5); // 31.2
 * }</pre>
 */
public final class Sample {
    private final double[] sorted;

    private Sample(double[] sorted) {
        this.sorted = sorted;
    }

    /** The values in any order. */
    public static Sample of(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return new Sample(sorted);
    }

    /** How many there are. */
    public int count() {
        return sorted.length;
    }

    /** Their mean; empty without values. */
    public OptionalDouble mean() {
        return Arrays.stream(sorted).average();
    }

    /** Their standard deviation as a sample of more (n − 1); empty below two values. */
    public OptionalDouble deviation() {
        if (sorted.length < 2) {
            return OptionalDouble.empty();
        }
        double mean = mean().orElseThrow();
        double squares = Arrays.stream(sorted)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        return OptionalDouble.of(Math.sqrt(squares / (sorted.length - 1)));
    }

    /** The largest; empty without values. */
    public OptionalDouble max() {
        return Arrays.stream(sorted).max();
    }

    /** The smallest value that at least this share of the values does not exceed (nearest rank). */
    public OptionalDouble percentile(double share) {
        return sorted.length == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)]);
    }
}
