package dev.glmsh.shell.command;

import dev.glmsh.shell.output.Value;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** {@code :system TEXT}. */
@CommandLine.Command(
        name = ":system",
        description = "Set what the model is told before the conversation; without TEXT, show it; \"\" removes it.",
        footer = {"", "Examples:", "  :system Be brief.", "  :system", "  :system \"\""})
final class SystemCommand implements Command {
    @Parameters(arity = "0..1", paramLabel = "TEXT", description = "The system prompt, quoted or not.")
    Optional<String> text = Optional.empty();

    @Override
    public boolean takesText() {
        return true;
    }

    @Override
    public Optional<Value> run(Context context) {
        if (text.isEmpty()) {
            return Optional.of(
                    context.session().system().<Value>map(Value.Text::new).orElse(new Value.Note("no system prompt")));
        }
        context.session().system(text.get());
        return Optional.of(new Value.Note(text.get().isEmpty() ? "system prompt removed" : "system prompt set"));
    }
}
