package dev.glmsh.shell.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimilarTest {
    @ParameterizedTest
    @CsvSource({
        ":laod, :load",
        ":lod, :load",
        ":estimat, :estimate",
        ":est, :estimate",
        ":latnecy, :latency",
        ":frobnicate, ",
        ":l, ",
    })
    void finds_what_a_mistyped_name_was_meant_to_be(String typed, String meant) {
        List<String> names = List.of(":load", ":unload", ":latency", ":estimate");

        assertThat(Similar.to(typed, names).orElse(null)).isEqualTo(meant);
    }
}
