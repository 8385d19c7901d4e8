package dev.glmsh.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleTest {
    private static final Sample ODD = Sample.of(4, 1, 3, 2, 100);

    @Test
    void has_mean_and_deviation() {
        assertThat(ODD.count()).isEqualTo(5);
        assertThat(ODD.mean()).hasValue(22);
        assertThat(ODD.deviation().orElseThrow()).isCloseTo(43.6177, Offset.offset(1e-4)); // statistics.stdev
        assertThat(ODD.max()).hasValue(100);
    }

    @ParameterizedTest
    @CsvSource({"0.01, 1", "0.2, 1", "0.21, 2", "0.5, 3", "0.8, 4", "0.81, 100", "0.99, 100", "1, 100"})
    void takes_percentiles_by_the_nearest_rank(double share, double value) {
        assertThat(ODD.percentile(share)).hasValue(value);
    }

    @Test
    void says_nothing_of_too_few_values() {
        assertThat(Sample.of().mean()).isEqualTo(OptionalDouble.empty());
        assertThat(Sample.of().percentile(0.5)).isEqualTo(OptionalDouble.empty());
        assertThat(Sample.of(7).deviation()).isEqualTo(OptionalDouble.empty());
        assertThat(Sample.of(7).percentile(0.99)).hasValue(7);
    }
}
