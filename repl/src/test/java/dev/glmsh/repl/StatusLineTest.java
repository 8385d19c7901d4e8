package dev.glmsh.repl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusLineTest {
    @ParameterizedTest
    @CsvSource({
        "80, 静夜思   bf16   53 of 512 tokens",
        "33, 静夜思   bf16   53 of 512 tokens",
        "32, 静夜思   bf16",
        "5, ''",
    })
    void leaves_out_what_does_not_fit(int columns, String expected) {
        assertThat(StatusLine.of(List.of("静夜思", "bf16", "53 of 512 tokens"), columns)
                        .toString())
                .isEqualTo(expected);
    }
}
