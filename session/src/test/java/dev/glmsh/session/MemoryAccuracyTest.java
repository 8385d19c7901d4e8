package dev.glmsh.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glmsh.Cancellation;
import dev.glmsh.Progress;
import dev.glmsh.device.Precision;
import dev.glmsh.device.WeightLayout;
import dev.glmsh.hardware.ProcessMemory;
import dev.glmsh.memory.Comparison;
import dev.glmsh.memory.LedgerEntry;
import dev.glmsh.model.GenerationOptions;
import dev.glmsh.model.TextStream;
import java.util.List;
import org.assertj.core.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The small version of docs/accuracy.md. The test's own JVM holds and frees much beside the model, so totals are left to
 * the harness; parts that can be told apart are compared here.
 */
class MemoryAccuracyTest {
    @ParameterizedTest
    @CsvSource({
        "FP32, PACKED",
        "BF16, PACKED",
        "BF16, CONVERTED",
        "BF16, COMPACT",
        "INT8, PACKED",
        "W8A8, PACKED",
        "INT4, PACKED"
    })
    void predicts_weights_and_kv_cache_of_a_synthetic_model(Precision precision, WeightLayout layout) {
        Assumptions.assumeThat(ProcessMemory.resetHighWaterMark()).isTrue();
        try (Session session = Session.open()) {
            LoadOptions load = LoadOptions.defaults()
                    .withPrecision(precision)
                    .withLayout(layout)
                    .withContext(1024);
            session.load("synthetic:glm4-demo", load, Progress.NONE, new Cancellation());
            GenerationOptions options = session.options().withMaxNew(64).withIgnoreEos(true);
            session.generate("x".repeat(950), options, TextStream.NONE, new Cancellation());

            List<LedgerEntry> records = session.accuracyRecords();
            LedgerEntry loaded = records.get(records.size() - 2);
            LedgerEntry generated = records.get(records.size() - 1);

            assertThat(loaded.event()).isEqualTo(LedgerEntry.LOAD);
            assertThat(generated.event()).isEqualTo(LedgerEntry.GENERATION);
            assertThat(generated.tokens()).isEqualTo(1013);
            assertThat(loaded.comparisons())
                    .filteredOn(part -> part.component().equals("weights"))
                    .hasSize(1)
                    .allMatch(Comparison::isClose);
            assertThat(generated.comparisons())
                    .filteredOn(part -> part.component().equals("KV cache"))
                    .hasSize(1)
                    .allMatch(Comparison::isClose);
        }
    }

    @Test
    void tells_how_right_estimates_were() {
        try (Session session = Session.open()) {
            session.load("synthetic:glm4-demo", LoadOptions.defaults(), Progress.NONE, new Cancellation());

            assertThat(session.trackRecord().loads()).isPositive();
            assertThat(session.accuracy().columnNames())
                    .containsExactly(
                            "time",
                            "model",
                            "as",
                            "after",
                            "component",
                            "predicted",
                            "measured",
                            "error",
                            "error %",
                            "close");
        }
    }
}
