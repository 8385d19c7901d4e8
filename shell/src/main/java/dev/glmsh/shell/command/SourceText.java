package dev.glmsh.shell.command;

import dev.glmsh.GlmshException;
import dev.glmsh.shell.java.Completeness;
import dev.glmsh.shell.output.Failure;
import java.util.List;
import java.util.Optional;

/** Java and commands in a text, each going over as many lines as it needs. */
public final class SourceText {
    private final String name;
    private final List<String> lines;

    /** @param name what errors call it */
    public SourceText(String name, String text) {
        this.name = name;
        this.lines = text.lines().toList();
    }

    /**
     * Runs it to the end.
     *
     * @throws GlmshException at the first line that fails, naming it
     */
    public void run(Context context) {
        StringBuilder pending = new StringBuilder();
        int first = 0;
        for (int i = 0; i < lines.size(); i++) {
            first = pending.isEmpty() ? i : first;
            pending.append(pending.isEmpty() ? "" : "\n").append(lines.get(i));
            if (i == lines.size() - 1 || isWhole(pending.toString(), context)) {
                run(pending.toString(), first + 1, context);
                pending.setLength(0);
            }
        }
    }

    private static boolean isWhole(String text, Context context) {
        return text.stripLeading().startsWith(":")
                || text.isBlank()
                || context.java().get().completeness(text) != Completeness.INCOMPLETE;
    }

    private void run(String text, int line, Context context) {
        context.cancellation().check(name);
        Optional<Failure> failure = text.isBlank() || (line == 1 && text.startsWith("#!"))
                ? Optional.empty()
                : context.lines().run(text);
        if (failure.isPresent()) {
            throw new GlmshException(
                    name + ", from line " + line + ": " + failure.get().line(),
                    "what stands before it was run",
                    failure.get().cause().orElse(null));
        }
    }
}
