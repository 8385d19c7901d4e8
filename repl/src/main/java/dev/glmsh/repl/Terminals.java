package dev.glmsh.repl;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.impl.DumbTerminal;
import org.jline.terminal.spi.SystemStream;
import org.jline.utils.Signals;

/** Where a terminal comes from. */
@FunctionalInterface
public interface Terminals {
    /** The process's own, if a person sits at it and not a pipe. */
    Terminals SYSTEM = Terminals::system;

    /** Opens the terminal, to be closed by the caller; empty if there is none. */
    Optional<Terminal> open() throws IOException;

    private static Optional<Terminal> system() throws IOException {
        if (!StandardStreams.isTerminal(SystemStream.Input)) {
            return Optional.empty();
        }
        Terminal terminal = TerminalBuilder.builder()
                .name("glmsh")
                .encoding(StandardCharsets.UTF_8)
                .dumb(true)
                .build();
        if (terminal instanceof DumbTerminal) {
            Signals.register("INT", () -> terminal.raise(Signal.INT)); // JLine connects only terminals that can do more
        }
        return Optional.of(terminal);
    }
}
