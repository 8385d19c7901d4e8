package dev.glmsh.kernel;

import com.google.gson.JsonObject;
import dev.glmsh.kernel.history.History;
import dev.glmsh.kernel.wire.Channel;
import dev.glmsh.kernel.wire.ConnectionFile;
import dev.glmsh.kernel.wire.FrontEnd;
import dev.glmsh.kernel.wire.Handover;
import dev.glmsh.shell.settings.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** A short session with a kernel, for Java's class-data sharing; see the terminal's rehearsal. */
final class Rehearsal {
    private static final int PATIENCE_MS = 60_000;
    private static final List<String> CELLS = List.of(
            "1 + 1",
            "System.out.println(\"hello\");\nint x = 3;",
            "String nosuch = nosuch;",
            "int zero = 0; 1 / zero",
            ":mem",
            ":help mem",
            "Table.create(\"t\", IntColumn.create(\"n\", 1, 2))",
            "String.valueOf?");

    private Rehearsal() {}

    /** Runs the session and ends the process; nothing is printed or kept. */
    public static void main(String[] arguments) {
        endAfter(Duration.ofMinutes(2));
        ConnectionFile connection = ConnectionFile.local(UUID.randomUUID().toString());
        try (Kernel kernel = Kernel.start(
                        connection,
                        Handover.none(),
                        Settings.none(),
                        Optional.empty(),
                        new History(Optional.empty()),
                        line -> {});
                FrontEnd frontEnd = FrontEnd.connect(connection)) {
            Signals.onInterrupt(kernel::interrupt);
            ask(frontEnd, "kernel_info_request", "");
            CELLS.forEach(cell -> ask(frontEnd, "execute_request", cell));
            ask(frontEnd, "complete_request", "Strin");
            ask(frontEnd, "complete_request", ":lo");
            ask(frontEnd, "inspect_request", "String.valueOf");
            ask(frontEnd, "is_complete_request", "for (;;) {");
            ask(frontEnd, "history_request", "");
        }
        System.exit(0);
    }

    private static void ask(FrontEnd frontEnd, String type, String code) {
        JsonObject content = new JsonObject();
        content.addProperty("code", code);
        content.addProperty("stop_on_error", false);
        frontEnd.send(Channel.SHELL, type, content);
        var unused = frontEnd.receive(Channel.SHELL, PATIENCE_MS);
    }

    /** A rehearsal that waits for something that does not come must not keep the user waiting. */
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
