package dev.glmsh.repl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.OutputStream;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalsTest {
    @ParameterizedTest
    @CsvSource({
        "xterm, 0, 0, 80, 24",
        "xterm, 100, 0, 80, 24",
        "xterm, 0, 30, 80, 24",
        "xterm, 100, 30, 100, 30",
        "dumb, 0, 0, 0, 0",
    })
    void a_terminal_that_does_not_tell_its_size_has_80_columns_and_24_rows(
            String type, int columns, int rows, int thenColumns, int thenRows) throws Exception {
        try (Terminal terminal = TerminalBuilder.builder()
                .system(false)
                .type(type)
                .size(Size.of(columns, rows))
                .streams(InputStream.nullInputStream(), OutputStream.nullOutputStream())
                .build()) {
            assertThat(Terminals.sized(terminal).getSize()).isEqualTo(Size.of(thenColumns, thenRows));
        }
    }
}
