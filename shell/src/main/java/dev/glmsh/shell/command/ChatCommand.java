package dev.glmsh.shell.command;

import dev.glmsh.GlmshException;
import dev.glmsh.model.GenerationOptions;
import dev.glmsh.shell.output.Value;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code :chat} and {@code :chat TEXT}. */
@CommandLine.Command(
        name = ":chat",
        description = "Enter or leave chat mode; with TEXT, take one turn. In chat mode plain text goes to the model,"
                + " which remembers the conversation, and :commands work as ever. Text goes on over several lines"
                + " after a backslash at a line's end, or between \"\"\" and \"\"\".",
        footer = {"", "Examples:", "  :chat", "  :chat Who is there? --max-new 20"})
public final class ChatCommand implements Command {
    @Parameters(
            arity = "0..1",
            paramLabel = "TEXT",
            description = "What you say. In quotation marks it may hold JSON escapes: \"a\\nb\".")
    Optional<String> text = Optional.empty();

    @Mixin
    GenerationArguments arguments = new GenerationArguments();

    @Override
    public boolean takesText() {
        return true;
    }

    @Override
    public Optional<Value> run(Context context) {
        if (text.isPresent()) {
            return Optional.of(turn(context, text.get(), arguments));
        }
        GenerationOptions options = context.session().options();
        if (!arguments.applyTo(options).equals(options)) {
            throw new GlmshException("options of :chat are for one turn, which needs TEXT", "use :set for all turns");
        }
        boolean on = !context.dialogue().chatting();
        if (on) {
            context.dialogue().ensureModel(context);
        }
        context.dialogue().chatting(on);
        return Optional.of(new Value.Note(
                on
                        ? "chat mode: type to the model; :chat leaves it"
                        : "back to Java; :chat returns to the conversation"));
    }

    /** One turn with the session's options; what plain text in chat mode means. */
    public static Value turn(Context context, String text) {
        return turn(context, text, new GenerationArguments());
    }

    private static Value turn(Context context, String text, GenerationArguments arguments) {
        GenerationOptions options = arguments.forModelAtHand(context);
        return new Value.Generated(
                context.session().chat(text, options, context.output().text(), context.cancellation()));
    }
}
