package dev.glmsh.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeysTest {
    @ParameterizedTest
    @CsvSource({
        "Peak memory, peak_memory",
        "KV cache, kv_cache",
        "Tokens/s, tokens_per_s",
        "Used %, used_percent",
        "PCIe generation (max), pcie_generation_max",
        "prefill tok/s, prefill_tok_per_s",
        "'#', number",
        "p50, p50",
        "already_snake, already_snake",
        "显存, 显存",
        "—, column",
    })
    void are_snake_case(String name, String key) {
        assertThat(Keys.of(name)).isEqualTo(key);
    }

    @Test
    void are_never_equal() {
        assertThat(Keys.of(List.of("Peak memory", "peak-memory", "Peak/memory", "peak (memory)")))
                .containsExactly("peak_memory", "peak_memory_2", "peak_per_memory", "peak_memory_3");
    }
}
