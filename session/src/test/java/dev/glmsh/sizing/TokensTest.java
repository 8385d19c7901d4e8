package dev.glmsh.sizing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glmsh.GlmshException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokensTest {
    @ParameterizedTest
    @CsvSource({"1, 1", "4096, 4096", "8k, 8192", "128K, 131072", "' 2k ', 2048"})
    void reads_numbers_of_tokens(String text, int tokens) {
        assertThat(Tokens.parse(text)).isEqualTo(tokens);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "k", "-1", "8kk", "8 k", "1.5k", "3000000000", "9999999k"})
    void refuses_anything_else(String text) {
        assertThatThrownBy(() -> Tokens.parse(text))
                .isInstanceOf(GlmshException.class)
                .hasMessageStartingWith("'" + text + "' is no number of tokens");
    }

    @ParameterizedTest
    @CsvSource({"512, '512'", "1024, 1k", "131072, 128k", "25894, '25,894'"})
    void writes_thousands_of_tokens_in_k(int tokens, String text) {
        assertThat(Tokens.format(tokens)).isEqualTo(text);
    }
}
