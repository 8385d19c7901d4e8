package dev.glmsh.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccuracyTableTest {
    @Test
    void gives_no_percentage_of_nothing() {
        LedgerEntry load = new LedgerEntry(
                Instant.parse("2026-11-21T14:07:10Z"),
                LedgerEntry.LOAD,
                "m",
                "bf16",
                "packed",
                0,
                List.of(new Comparison("weights", 100 << 20, 80 << 20), new Comparison("KV cache", 1 << 20, 0)));

        assertThat(AccuracyTable.of(List.of(load)).doubleColumn("error %").asList())
                .containsExactly(25.0, null);
    }
}
