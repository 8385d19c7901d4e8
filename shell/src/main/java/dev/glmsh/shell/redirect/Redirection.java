package dev.glmsh.shell.redirect;

import dev.glmsh.Cancellation;
import dev.glmsh.shell.output.Format;
import dev.glmsh.shell.output.Look;
import dev.glmsh.shell.output.Output;
import dev.glmsh.shell.output.Value;
import java.util.Optional;

/**
 * Where what a line gives goes instead of the screen.
 *
 * <pre>{@code
 * Redirection target = new FileTarget(Path.of("mem.json"), false);
 * target.check();                                     // before the work, so that its result is not lost
 * target.send(value, Look.STANDARD, output, cancellation);
 * }</pre>
 */
public sealed interface Redirection permits FileTarget, ProgramTarget {
    /** The format that the target asks for by itself, such as a file by its name. */
    Optional<Format> format();

    /**
     * Makes sure, as far as that can be known, that the target will take something.
     *
     * @throws dev.glmsh.GlmshException if it will not
     */
    void check();

    /**
     * Writes the value.
     *
     * @return what to tell the user, if anything
     * @throws dev.glmsh.GlmshException if the target fails
     * @throws java.util.concurrent.CancellationException if the cancellation was raised on the way
     */
    Optional<Value> send(Value value, Look look, Output output, Cancellation cancellation);
}
