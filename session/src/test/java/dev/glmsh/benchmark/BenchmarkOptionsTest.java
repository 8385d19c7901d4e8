package dev.glmsh.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glmsh.GlmshException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchmarkOptionsTest {
    @Test
    void names_its_tests_as_llama_bench_does() {
        BenchmarkOptions options = BenchmarkOptions.defaults().withDepths(List.of(0, 4096));

        assertThat(options.tests())
                .extracting(BenchmarkTest::name)
                .containsExactly("pp512", "tg128", "pp512 @ d4096", "tg128 @ d4096");
        assertThat(options.context()).isEqualTo(4608);
    }

    @Test
    void leaves_out_what_has_no_tokens() {
        assertThat(BenchmarkOptions.defaults().withPrompt(0).tests())
                .extracting(BenchmarkTest::name)
                .containsExactly("tg128");
        assertThat(BenchmarkOptions.defaults().withNew(0).tests())
                .extracting(BenchmarkTest::name)
                .containsExactly("pp512");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 0 | 5 | 0 | a benchmark of 0 prompt tokens and 0 new ones; choose 0 or more, and not 0 for both",
                "-1 | 8 | 5 | 0 | a benchmark of -1 prompt tokens and 8 new ones; choose 0 or more, and not 0 for both",
                "8 | 8 | 0 | 0 | repeat is 0; choose 1 to 1000",
                "8 | 8 | 5 | -1 | depth is [-1]; choose 0 or more"
            })
    void refuses_what_cannot_be_timed(int prompt, int fresh, int repeat, int depth, String message) {
        assertThatThrownBy(() -> new BenchmarkOptions(prompt, fresh, repeat, List.of(depth), 1))
                .isInstanceOf(GlmshException.class)
                .hasMessage(message);
    }
}
