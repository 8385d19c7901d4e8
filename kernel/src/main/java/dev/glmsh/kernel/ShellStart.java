package dev.glmsh.kernel;

import dev.glmsh.session.Session;
import dev.glmsh.shell.Shell;
import dev.glmsh.shell.settings.Settings;
import dev.glmsh.table.TablesawStartUp;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * A shell that starts in the background while the kernel says already what it is. Behind it, when nobody waits any more,
 * all is loaded that would make a first table or a first completion late.
 */
final class ShellStart implements Supplier<Shell> {
    private static final long FIRST_CELL_S = 2;

    private final CompletableFuture<Shell> shell = new CompletableFuture<>();
    private final CountDownLatch firstCell = new CountDownLatch(1);

    private ShellStart() {}

    static ShellStart begin(Settings settings, Optional<Path> demo) {
        ShellStart start = new ShellStart();
        Thread starter = new Thread(() -> start.open(settings, demo), "glmsh-start");
        starter.setDaemon(true);
        starter.start();
        return start;
    }

    @SuppressWarnings({"IllegalCatch", "MustBeClosedChecker"}) // whatever goes wrong is told by the first cell
    private void open(Settings settings, Optional<Path> demo) {
        try {
            Shell opened = Shell.open(Session.open(), demo, settings);
            opened.warmUp();
            shell.complete(opened);
            opened.awaitJava();
            TablesawStartUp.begin();
            warmUp(opened);
        } catch (RuntimeException | Error e) {
            shell.completeExceptionally(e);
        }
    }

    /** Behind the first cell; if none comes, the person is still reading. */
    private void warmUp(Shell opened) {
        try {
            var unused = firstCell.await(FIRST_CELL_S, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            return;
        }
        List.of("Strin", ":lo").forEach(line -> opened.complete(line, line.length()));
    }

    /** A cell has ended. Any thread. */
    void cellEnded() {
        firstCell.countDown();
    }

    /** Waits for the shell. */
    @Override
    public Shell get() {
        return shell.join();
    }
}
