package dev.glmsh.shell.command;

import static java.util.Objects.requireNonNull;

import dev.glmsh.Cancellation;
import dev.glmsh.session.Session;
import dev.glmsh.shell.output.Display;
import dev.glmsh.shell.output.Output;
import dev.glmsh.shell.settings.Settings;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the shell remembers between two lines: whether plain text goes to the model, whether the user asked to leave, and
 * which model stands in as long as the user has loaded none. Used by one thread at a time.
 */
public final class Dialogue {
    private final Settings settings;
    private Optional<Path> standIn;
    private Display display;
    private boolean chatting;
    private OptionalInt exitCode = OptionalInt.empty();

    /**
     * Nothing said yet.
     *
     * @param standIn the checkpoint that generation falls back to before the first {@code :load}, if there is one
     * @param settings how it is loaded
     */
    public Dialogue(Optional<Path> standIn, Settings settings) {
        this.settings = requireNonNull(settings, "settings is null");
        this.display = GenerationSettings.display(settings);
        this.standIn = requireNonNull(standIn, "standIn is null");
    }

    /** Whether plain text is a turn of the conversation instead of Java. */
    public boolean chatting() {
        return chatting;
    }

    void chatting(boolean on) {
        chatting = on;
    }

    /** How the front end shows what the model writes. */
    public Display display() {
        return display;
    }

    /** Changes how the front end shows what the model writes. */
    public void display(Display value) {
        display = value;
    }

    /** Whether {@code :quit} was given. */
    public boolean leaving() {
        return exitCode.isPresent();
    }

    /** What {@code :quit} asked the process to end with; 0 if it was not given. */
    public int exitCode() {
        return exitCode.orElse(0);
    }

    void leave(int code) {
        exitCode = OptionalInt.of(code);
    }

    /** From the first explicit {@code :load} or {@code :unload} on, the user decides which model there is. */
    void modelChosen() {
        standIn = Optional.empty();
    }

    /** Loads the stand-in where no model is loaded and none was ever chosen, and says so; whether it did. */
    boolean ensureModel(Context context) {
        boolean needed = standIn.isPresent() && !context.session().isLoaded();
        if (needed) {
            context.output().notice("no model is loaded, so the demo model answers; load your own with :load MODEL");
            loadStandIn(context.session(), context.output(), context.cancellation());
        }
        return needed;
    }

    /** What the stand-in is called, if there is one. */
    public Optional<String> standInName() {
        return standIn.map(path -> path.getFileName().toString());
    }

    /** Loads the stand-in, if there is one and no other model is loaded. */
    public void loadStandIn(Session session, Output output, Cancellation cancellation) {
        if (standIn.isPresent() && !session.isLoaded()) {
            session.load(standIn.get(), LoadSettings.of(settings), output.progress(), cancellation);
            GenerationSettings.apply(settings, session);
        }
    }
}
