package dev.glmsh.shell.command;

import dev.glmsh.model.Generation;
import dev.glmsh.shell.output.Value;
import java.util.Optional;
import picocli.CommandLine;

/** {@code :think}. */
@CommandLine.Command(
        name = ":think",
        description = "Show in full what the model thought before its last answer. ':set think show', 'fold' or 'hide'"
                + " says how much of it is seen while it thinks.",
        footer = {"", "Examples:", "  :chat Hamlet --max-new 8", "  :think"})
final class ThinkCommand implements Command {
    @Override
    public Optional<Value> run(Context context) {
        return Optional.of(context.session()
                .lastGeneration()
                .flatMap(Generation::thinking)
                .<Value>map(thinking -> new Value.Text(thinking.text()))
                .orElse(new Value.Note("the model did not think before its last answer")));
    }
}
