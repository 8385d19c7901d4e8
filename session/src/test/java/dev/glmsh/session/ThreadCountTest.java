package dev.glmsh.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glmsh.hardware.Processor;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThreadCountTest {
    /** Physical cores, hardware threads, what the process may use, and what was asked for (0: nothing). */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "8, 16, 16, 0, 8, -",
                "8, 16, 4, 0, 4, 'threads 4: this process may use 4 of 8 cores'",
                "8, 16, 4, 8, 4, this process may use 4 of 8 cores",
                "8, 16, 4, 2, 4, -",
                "0, 4, 4, 0, 4, -",
            })
    void is_the_physical_cores_that_the_process_may_use(
            int physical, int logical, int usable, int asked, int threads, String note) {
        Processor processor = new Processor(
                "processor",
                physical == 0 ? OptionalInt.empty() : OptionalInt.of(physical),
                logical,
                usable,
                List.of());
        OptionalInt request = asked == 0 ? OptionalInt.empty() : OptionalInt.of(asked);

        assertThat(ThreadCount.of(processor)).isEqualTo(threads);
        assertThat(ThreadCount.note(processor, request).orElse(null)).isEqualTo(note);
    }
}
