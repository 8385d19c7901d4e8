package dev.glmsh.repl;

import dev.glmsh.session.Session;
import dev.glmsh.shell.Shell;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/**
 * A short session before nobody, for Java's class-data sharing: the launcher runs it once after a build, Java writes
 * the classes that it loaded into an archive, and later starts map that instead of reading and checking the jars.
 */
final class Rehearsal {
    private static final String LINES = String.join(
            "\r",
            "1 + 1",
            ":gen Hamlet --max-new 2",
            ":mem",
            ":latency",
            ":set",
            "session.machine()",
            ":help",
            ":quit",
            "");

    private Rehearsal() {}

    /** Runs the session and ends the process; nothing is printed or kept. */
    public static void main(String[] arguments) throws IOException {
        Main.prepare();
        endAfter(Duration.ofMinutes(2));
        PipedOutputStream typist = new PipedOutputStream(); // never closed: the end of the input would end the session
        try (Session session = Session.open();
                Shell shell = Shell.open(session, new Arguments().demo());
                Terminal terminal = TerminalBuilder.builder()
                        .system(false)
                        .type("xterm-256color")
                        .size(Size.of(100, 400)) // so high that nothing is paged, which would wait for a key
                        .streams(new PipedInputStream(typist), OutputStream.nullOutputStream())
                        .build()) {
            typist.write(LINES.getBytes(StandardCharsets.UTF_8));
            new Repl(shell, session, new Arguments(), terminal, Optional.empty()).run();
        }
        System.exit(0);
    }

    /** A rehearsal that waits for a key that nobody presses must not keep the user waiting. */
    private static void endAfter(Duration limit) {
        Thread watch = new Thread(
                () -> {
                    LockSupport.parkNanos(limit.toNanos());
                    Runtime.getRuntime().halt(1);
                },
                "glmsh-rehearsal-limit");
        watch.setDaemon(true);
        watch.start();
    }
}
