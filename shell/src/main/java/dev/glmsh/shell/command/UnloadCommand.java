package dev.glmsh.shell.command;

import dev.glmsh.shell.output.Value;
import java.util.Optional;
import picocli.CommandLine;

/** {@code :unload}. */
@CommandLine.Command(
        name = ":unload",
        description = "Unload the model and give its memory back.",
        footer = {"", "Examples:", "  :unload"})
final class UnloadCommand implements Command {
    @Override
    public Optional<Value> run(Context context) {
        String done = context.session().isLoaded() ? "model unloaded" : "no model was loaded";
        context.session().unload();
        context.dialogue().modelChosen();
        return Optional.of(new Value.Note(done));
    }
}
