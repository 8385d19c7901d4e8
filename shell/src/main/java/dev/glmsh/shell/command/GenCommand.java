package dev.glmsh.shell.command;

import dev.glmsh.model.GenerationOptions;
import dev.glmsh.shell.output.Value;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code :gen TEXT}. */
@CommandLine.Command(
        name = ":gen",
        description = "Answer one prompt by itself, outside the conversation.",
        footer = {"", "Examples:", "  :gen Hamlet --max-new 20", "  :gen \"To be,\\nor not\" --seed 7 > answer.md"})
final class GenCommand implements Command {
    @Parameters(
            paramLabel = "TEXT",
            description = "The prompt. In quotation marks it may hold JSON escapes: \"a\\nb\".")
    String text = "";

    @Mixin
    GenerationArguments arguments = new GenerationArguments();

    @Override
    public boolean takesText() {
        return true;
    }

    @Override
    public Optional<Value> run(Context context) {
        GenerationOptions options = arguments.forModelAtHand(context);
        return Optional.of(new Value.Generated(
                context.session().generate(text, options, context.output().text(), context.cancellation())));
    }
}
