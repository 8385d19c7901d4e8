package dev.glmsh.repl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glmsh.TransferProgress;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
    private final StringBuilder terminal = new StringBuilder();
    private final ProgressLine progress = new ProgressLine(terminal::append);

    @Test
    void draws_a_bar_and_wipes_it_at_the_end() {
        progress.update("loading", 1, 2);
        progress.update("loading", 2, 2);

        String bar = "loading [###############               ]  50%";
        assertThat(terminal).hasToString("\r" + bar + "\r" + " ".repeat(bar.length()) + "\r");
    }

    @Test
    void shows_size_speed_and_time_left_of_a_transfer_within_a_line() {
        progress.transferred(
                new TransferProgress("downloading zai-org/AutoGLM-Phone-9B", 5L << 30, 20L << 30, 100 << 20));

        String line = "downloading zai-org/AutoGLM-Phone-9B []  25% of 20.00 GiB, 100 MiB/s, 2:34 left";
        assertThat(terminal).hasToString("\r" + line.replace("[] ", ""));
    }

    @Test
    void draws_at_most_ten_times_a_second() {
        for (int i = 0; i < 1000; i++) {
            progress.update("loading", i, 1000);
        }

        assertThat(terminal.toString().split("\r")).hasSizeLessThan(5);
    }

    @Test
    void draws_nothing_for_work_that_is_done_at_once() {
        progress.update("loading", 2, 2);
        progress.wipe();

        assertThat(terminal).isEmpty();
    }
}
