package dev.glmsh.shell.command;

import dev.glmsh.shell.output.Value;
import java.util.Optional;

/**
 * One {@code :command}. An object is made for each line that names the command, filled by picocli and run once.
 *
 * <pre>{@code
 * @CommandLine.Command(name = ":clear", description = "Forget the conversation.")
 * final class ClearCommand implements Command {
 *     public Optional<Value> run(Context context) { … }
 * }
 * }</pre>
 */
public interface Command {
    /**
     * Does the work, on the caller's thread.
     *
     * @return what to show, if anything
     * @throws dev.glmsh.GlmshException if it cannot be done, for reasons the user can understand
     * @throws java.util.concurrent.CancellationException if the context's cancellation was raised on the way
     */
    Optional<Value> run(Context context);

    /** How the rest of the line is read. */
    default Syntax syntax() {
        return takesText() ? Syntax.TEXT : Syntax.WORDS;
    }

    /** Whether what it shows has byte counts, so that {@code --bytes} makes sense. */
    default boolean showsMemory() {
        return false;
    }

    /** Whether the argument is free text for a model, read by the rules of {@link TextArguments}. */
    default boolean takesText() {
        return false;
    }
}
