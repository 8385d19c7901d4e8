package dev.glmsh.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StopStringsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    no stop in sight   | hello, world      | hello, world | false
                    a whole piece      | hi,</answer>      | hi,          | true
                    split over pieces  | hi,</ans,wer>,more| hi,          | true
                    text after it      | hi</answer>more   | hi           | true
                    only the beginning | a </ans           | a </ans      | false
                    a false beginning  | a </a,nsx         | a </ansx     | false
                    the earlier of two | one STOP</answer> | 'one '       | true
                    overlapping starts | <</answer>        | <            | true
                    """)
    void shows_the_text_before_the_first_stop_string(String name, String pieces, String shown, boolean stopped) {
        StopStrings stops = new StopStrings(List.of("</answer>", "STOP"));
        List<String> emitted = new ArrayList<>();
        for (String piece : pieces.split(",", -1)) {
            if (!stops.stopped()) {
                emitted.add(stops.push(piece));
            }
        }
        emitted.add(stops.flush());
        assertThat(String.join("", emitted)).as(name).isEqualTo(shown.replace(",", ""));
        assertThat(stops.stopped()).isEqualTo(stopped);
    }
}
