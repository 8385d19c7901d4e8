package dev.glmsh.repl;

import java.io.IOException;
import java.util.stream.Stream;
import org.jline.terminal.spi.SystemStream;
import org.jline.terminal.spi.TerminalProvider;

/** What stands behind the process's streams. */
final class StandardStreams {
    private StandardStreams() {}

    /** Whether a person may be at the other end; asked of the first of JLine's providers that works here. */
    static boolean isTerminal(SystemStream stream) {
        return Stream.of("ffm", "jni", "exec")
                .flatMap(StandardStreams::load)
                .findFirst()
                .map(provider -> provider.isSystemStream(stream))
                .orElse(false);
    }

    private static Stream<TerminalProvider> load(String name) {
        try {
            return Stream.of(TerminalProvider.load(name));
        } catch (IOException | LinkageError e) {
            return Stream.empty(); // this JDK or platform lacks it
        }
    }
}
