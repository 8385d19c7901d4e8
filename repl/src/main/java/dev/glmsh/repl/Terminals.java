package dev.glmsh.repl;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.spi.SystemStream;
import org.jline.utils.OSUtils;

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
        // Otherwise JLine delivers one Ctrl-C twice, as a key and as an interrupt of the thread that reads keys, and
        // the second may arrive when the next line is being typed.
        System.setProperty(TerminalBuilder.PROP_SOFTWARE_SIGNALS, "false");
        Terminal terminal = TerminalBuilder.builder()
                .name("glmsh")
                .encoding(StandardCharsets.UTF_8)
                .nativeSignals(OSUtils.IS_WINDOWS) // elsewhere Keyboard connects them, once and for all
                .graphemeCluster(false) // asking the terminal whether it can takes time and eats what is typed ahead
                .dumb(true)
                .build();
        return Optional.of(terminal);
    }
}
