package dev.glmsh.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerTest {
    private static final long MIB = 1 << 20;

    @TempDir
    Path folder;

    @Test
    void remembers_entries_in_order_between_runs() {
        new Ledger(file()).append(load(1, 1000, 1010));
        new Ledger(file()).append(load(2, 1000, 990));

        assertThat(new Ledger(file()).entries()).containsExactly(load(1, 1000, 1010), load(2, 1000, 990));
    }

    @Test
    void starts_empty() {
        assertThat(new Ledger(file()).entries()).isEmpty();
        assertThat(new Ledger(Optional.empty()).entries()).isEmpty();
        assertThat(TrackRecord.of(List.of()).sentence()).isEqualTo("no load on this machine was compared yet");
    }

    /** As a process leaves it that is killed in the middle of a write, or a disk that fails. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"time\":\"2026-11-21T12:00:00Z\",\"event\":\"lo",
                "\0\0\0\0\0\0\0\0",
                "not JSON at all",
                "{\"time\":1,\"comparisons\":[{}]}",
                "[]",
                "\uD83D\uDE00",
            })
    void skips_what_is_damaged_and_goes_on(String damage) throws IOException {
        Ledger ledger = new Ledger(file());
        ledger.append(load(1, 1000, 1010));
        Files.writeString(file().orElseThrow(), damage, StandardCharsets.UTF_8, StandardOpenOption.APPEND);

        ledger.append(load(2, 1000, 990));

        assertThat(ledger.entries()).containsExactly(load(1, 1000, 1010), load(2, 1000, 990));
    }

    @Test
    void keeps_the_newer_half_when_it_grows_too_long() throws IOException {
        Ledger ledger = new Ledger(file(), 10_000);
        for (int i = 1; i <= 500; i++) {
            ledger.append(load(i, 1000, 1000));
        }

        assertThat(Files.size(file().orElseThrow())).isLessThan(12_000);
        assertThat(ledger.entries()).endsWith(load(499, 1000, 1000), load(500, 1000, 1000));
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void costs_nothing_but_the_record_where_it_cannot_be_written() throws IOException {
        Path blocked = Files.createFile(folder.resolve("file"));
        Ledger ledger = new Ledger(Optional.of(blocked.resolve("memory.jsonl")));

        ledger.append(load(1, 1000, 1010));

        assertThat(ledger.entries()).isEmpty();
    }

    @Test
    void says_how_right_totals_were() {
        LedgerEntry generation = new LedgerEntry(
                Instant.EPOCH,
                LedgerEntry.GENERATION,
                "glm4-demo",
                "bf16",
                "packed",
                64,
                List.of(new Comparison("KV cache", 5, 50), new Comparison("total, generating", 1030, 1000)));
        TrackRecord record = TrackRecord.of(List.of(load(1, 1000, 1000), load(2, 990, 1000), generation));

        assertThat(record.sentence()).isEqualTo("totals were within 3.0% in 2 loads on this machine");
        assertThat(record.least(1030)).isEqualTo(1000);
        assertThat(record.most(970)).isEqualTo(1000);
    }

    @ParameterizedTest
    @CsvSource({
        "weights, 1100, 1000, true", // 10%
        "weights, 1132, 1100, true", // 32 MiB
        "weights, 1140, 1000, false",
        "'total, loaded', 1050, 1000, true", // 5%
        "'total, loaded', 1064, 1000, true", // 64 MiB
        "'total, loaded', 1065, 1000, false",
        "'total, loaded', 935, 1000, false",
    })
    void judges_parts_and_totals(String component, long predicted, long measured, boolean close) {
        assertThat(new Comparison(component, predicted * MIB, measured * MIB).isClose())
                .isEqualTo(close);
    }

    private Optional<Path> file() {
        return Optional.of(folder.resolve("memory.jsonl"));
    }

    private static LedgerEntry load(int second, long predicted, long measured) {
        return new LedgerEntry(
                Instant.ofEpochSecond(second),
                LedgerEntry.LOAD,
                "glm4-demo",
                "bf16",
                "packed",
                0,
                List.of(new Comparison("weights", 900, 901), new Comparison("total, loaded", predicted, measured)));
    }
}
