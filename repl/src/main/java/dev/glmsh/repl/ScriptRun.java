package dev.glmsh.repl;

import dev.glmsh.shell.Shell;
import dev.glmsh.shell.java.Completeness;
import dev.glmsh.shell.output.Failure;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Takes a script apart into inputs, of which Java may go over several lines, and runs them up to one that fails. */
final class ScriptRun {
    private final Shell shell;
    private final Script script;
    private int read;

    ScriptRun(Shell shell, Script script) {
        this.shell = shell;
        this.script = script;
    }

    /**
     * Runs the script, until it fails or leaves.
     *
     * @param evaluate evaluates one input and shows what it gives
     * @return the failure with its place in the script
     */
    Optional<Failure> upToFailure(Function<String, Optional<Failure>> evaluate) {
        StringBuilder pending = new StringBuilder();
        int start = 1;
        String line = next();
        while (line != null && !shell.isLeaving()) {
            pending.append(line);
            int end = read;
            line = next();
            boolean whole = line == null || shell.completeness(pending.toString()) != Completeness.INCOMPLETE;
            if (whole) {
                int begun = start;
                Optional<Failure> failure = evaluate.apply(pending.toString());
                if (failure.isPresent()) {
                    return failure.map(why -> ScriptFailure.of(script.name(), begun, why));
                }
                start = end + 1;
            }
            pending.append('\n');
            pending.setLength(whole ? 0 : pending.length());
        }
        return Optional.empty();
    }

    /** A first line with {@code #!} is for the operating system. */
    private @Nullable String next() {
        String line = script.next();
        read++;
        return read == 1 && line != null && line.startsWith("#!") ? "" : line;
    }
}
