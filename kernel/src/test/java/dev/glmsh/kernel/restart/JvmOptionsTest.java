package dev.glmsh.kernel.restart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Options that a cell asks for, beside those that Java runs with. */
class JvmOptionsTest {
    @ParameterizedTest
    @CsvSource({
        "%jvm -Xmx24g, -Xms32m -Xmx24g, true",
        ":jvm   -Xmx24g, -Xmx24g, true",
        "%jvm -Xmx24g, -Xmx8g, false",
        "%jvm -Xmx8g, -Xmx8g -Xmx24g, false",
        "%jvm -Xmx24g -Dcolour=blue, -Dcolour=blue -Xmx24g, true",
        "%jvm -Dcolour=blue, -Dcolour=blue -Dcolour=red, false",
        "%jvm -Dcolour=blue, -Dcolours=blue, false",
        "%jvm -XX:+UseSerialGC, -XX:+UseSerialGC -XX:-UseSerialGC, false",
        "%jvm -XX:MaxHeapFreeRatio=40, -XX:MinHeapFreeRatio=20 -XX:MaxHeapFreeRatio=40, true",
        "%jvm -Xlog:gc, -Xlog:disable, false",
    })
    void they_are_running_if_nothing_else_overrides_them(String command, String running, boolean same) {
        assertThat(JvmOptions.parse(command).areAmong(List.of(running.split(" "))))
                .isEqualTo(same);
    }

    @ParameterizedTest
    @CsvSource({"%jvm, true", ":jvm -Xmx1g, true", "%jvmx, false", "int jvm, false"})
    void the_command_is_known(String line, boolean known) {
        assertThat(JvmOptions.isCommand(line)).isEqualTo(known);
    }
}
