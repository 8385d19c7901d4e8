package dev.glmsh.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glmsh.GlmshException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenWindowsTest {
    private static final int[] IDS = {10, 11, 12, 13, 14, 15, 16};

    @Test
    void puts_the_prefix_before_each_window_and_predicts_all_of_the_text() {
        TokenWindows windows = TokenWindows.of(new int[] {1, 2}, IDS, 100, 5);

        assertThat(windows.input(0)).containsExactly(1, 2, 10, 11, 12);
        assertThat(windows.input(2)).containsExactly(1, 2, 16);
        assertThat(windows.windows()).hasSize(3);
        assertThat(windows.firstPredicting()).isEqualTo(1);
        assertThat(windows.predicted()).isEqualTo(7);
    }

    @Test
    void cannot_predict_the_first_token_without_a_prefix() {
        TokenWindows windows = TokenWindows.of(new int[0], IDS, 6, 4);

        assertThat(windows.input(1)).containsExactly(14, 15);
        assertThat(windows.firstPredicting()).isZero();
        assertThat(windows.predicted()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({"0, 5", "1, 5"})
    void refuses_a_text_of_which_nothing_can_be_predicted(int most, int window) {
        assertThatThrownBy(() -> TokenWindows.of(new int[0], IDS, most, window))
                .isInstanceOf(GlmshException.class)
                .hasMessage("nothing can be predicted in " + most
                        + " tokens of text; give a longer text or a larger --window");
    }

    @Test
    void refuses_a_window_that_the_prefix_fills() {
        assertThatThrownBy(() -> TokenWindows.of(new int[] {1, 2}, IDS, 100, 2)).isInstanceOf(GlmshException.class);
    }
}
