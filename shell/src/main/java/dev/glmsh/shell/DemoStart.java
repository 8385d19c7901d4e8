package dev.glmsh.shell;

import dev.glmsh.Cancellation;
import dev.glmsh.GlmshException;
import dev.glmsh.session.Session;
import dev.glmsh.shell.command.Dialogue;
import dev.glmsh.shell.java.JavaEngine;
import dev.glmsh.shell.output.Failure;
import dev.glmsh.shell.output.Output;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Loads the demo model in the background, while a person reads the greeting. Used by one thread. */
final class DemoStart {
    private static final CompletableFuture<Optional<Failure>> NONE =
            CompletableFuture.completedFuture(Optional.empty());

    private final Session session;
    private final Dialogue dialogue;
    private final JavaEngine java;
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

    private Optional<Failure> load() {
        java.get().awaitStart(); // what a load takes is measured by the growth of the process, to which Java would add
        try {
            dialogue.loadStandIn(session, Output.SILENT, new Cancellation());
            return Optional.empty();
        } catch (GlmshException e) {
            return Optional.of(Failure.of(e));
        }
    }

    /** Waits for the model, and says once if it was not loaded. */
    void await(Output output) {
        loading.join().ifPresent(failure -> output.notice("the demo model was not loaded: " + failure.line()));
        loading = NONE;
    }

    boolean isLoading() {
        return !loading.isDone();
    }
}
