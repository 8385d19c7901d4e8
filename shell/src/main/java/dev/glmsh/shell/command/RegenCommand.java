package dev.glmsh.shell.command;

import dev.glmsh.model.GenerationOptions;
import dev.glmsh.shell.output.Value;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/** {@code :regen}. */
@CommandLine.Command(
        name = ":regen",
        description = "Answer the last message again, with options if you like; the new answer replaces the old one.",
        footer = {"", "Examples:", "  :chat Hamlet --max-new 8", "  :regen --seed 7 --max-new 8"})
final class RegenCommand implements Command {
    @Mixin
    GenerationArguments arguments = new GenerationArguments();

    @Override
    public Optional<Value> run(Context context) {
        GenerationOptions options = arguments.forModelAtHand(context);
        return Optional.of(new Value.Generated(
                context.session().regenerate(options, context.output().text(), context.cancellation())));
    }
}
