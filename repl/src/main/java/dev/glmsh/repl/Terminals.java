package dev.glmsh.repl;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.spi.SystemStream;
import org.jline.utils.OSUtils;

/** Where a terminal comes from. */
@FunctionalInterface
public interface Terminals {
    /** The process's own, if a person sits at it and not a pipe. */
    Terminals SYSTEM = Terminals::system;

    Size USUAL_SIZE = Size.of(80, 24);

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
        return Optional.of(sized(terminal));
    }

    /** The terminal, with the size of old where it tells none, which a serial line or a new pseudo-terminal does. */
    static Terminal sized(Terminal terminal) {
        Size told = terminal.getSize();
        boolean dumb = terminal.getType().startsWith(Terminal.TYPE_DUMB); // nothing is drawn there
        if (!dumb && (told.getColumns() == 0 || told.getRows() == 0)) {
            terminal.setSize(USUAL_SIZE);
        }
        return terminal;
    }
}
