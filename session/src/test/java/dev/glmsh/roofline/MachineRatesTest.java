package dev.glmsh.roofline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glmsh.hardware.cards.CardFormat;
import dev.glmsh.torch.TorchThread;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MachineRatesTest {
    private static final Roofline KEPT =
            new Roofline("processor", 25e9, Map.of(CardFormat.BF16, 4e11, CardFormat.FP32, 2e11), "measured");

    @TempDir
    Path folder;

    @Test
    void measures_memory_and_matrices() {
        try (TorchThread torch = new TorchThread()) {
            Roofline measured = torch.run(() -> new MachineRates(Optional.empty()).read(1));

            assertThat(measured.bytesPerSecond()).isGreaterThan(1e8);
            assertThat(measured.operationsPerSecond().keySet()).contains(CardFormat.FP32);
            assertThat(measured.operationsPerSecond().values()).allMatch(rate -> rate > 1e8);
        }
    }

    @Test
    void keeps_what_was_measured_for_one_machine() {
        Path file = folder.resolve("rates.json");
        new RatesFile(file, "this machine").write(KEPT);

        assertThat(new RatesFile(file, "this machine").read()).contains(KEPT);
        assertThat(new RatesFile(file, "another machine").read()).isEmpty();
        assertThat(folder).isDirectoryContaining("glob:**rates.json").isDirectoryNotContaining("glob:**.tmp");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{\"machine\": \"this machine\"}",
                "{\"machine\": \"this machine\", \"device\": 1}"
            })
    void takes_a_damaged_file_for_none(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("rates.json"), text);

        assertThat(new RatesFile(file, "this machine").read()).isEmpty();
    }

    @Test
    void does_without_a_file_that_cannot_be_written() {
        RatesFile file = new RatesFile(folder.resolve("absent/rates.json"), "this machine");

        file.write(KEPT);

        assertThat(file.read()).isEmpty();
    }
}
