package dev.glmsh.shell;

import dev.glmsh.Cancellation;
import dev.glmsh.session.Session;
import dev.glmsh.shell.command.Dialogue;
import dev.glmsh.shell.java.JavaEngine;
import dev.glmsh.shell.output.Failure;
import dev.glmsh.shell.output.Output;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Loads the demo model in the background, while a person reads the greeting. Used by one thread; any may cancel it. */
final class DemoStart {
    private static final CompletableFuture<Optional<Failure>> NONE =
            CompletableFuture.completedFuture(Optional.empty());

    private final Session session;
    private final Dialogue dialogue;
    private final JavaEngine java;
    private final Cancellation cancellation = new Cancellation();
    private CompletableFuture<Optional<Failure>> loading = NONE;

    /** @param java is started before the model */
    DemoStart(Session session, Dialogue dialogue, JavaEngine java) {
        this.session = session;
        this.dialogue = dialogue;
        this.java = java;
    }

    void begin() {
        loading = CompletableFuture.supplyAsync(this::load, DemoStart::inBackground);
    }

    private static void inBackground(Runnable work) {
        Thread thread = new Thread(work, "glmsh-demo");
        thread.setDaemon(true);
        thread.start();
    }

    @SuppressWarnings("IllegalCatch") // the line that waits says it, and must not end by it
    private Optional<Failure> load() {
        try {
            java.get().awaitStart(); // a load is measured by the growth of the process, to which Java would add
            dialogue.loadStandIn(session, Output.SILENT, cancellation);
            return Optional.empty();
        } catch (RuntimeException | Error e) {
            return Optional.of(Failure.of(e));
        }
    }

    /** Waits for the model, and says once if it was not loaded. */
    void await(Output output) {
        loading.join().ifPresent(failure -> output.notice("the demo model was not loaded: " + failure.line()));
        loading = NONE;
    }

    /** Ends the load, also one that has not begun; harmless when it is over. */
    void cancel() {
        cancellation.cancel();
    }

    boolean isLoading() {
        return !loading.isDone();
    }
}
