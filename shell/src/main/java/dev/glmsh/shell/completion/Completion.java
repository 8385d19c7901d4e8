package dev.glmsh.shell.completion;

import dev.glmsh.shell.command.Commands;
import dev.glmsh.shell.java.JavaEvaluator;
import java.util.List;
import java.util.function.Supplier;

/**
 * Completes a line. Used by one thread at a time, as the evaluator is.
 *
 * <pre>{@code
 * completion.complete(":load --pre", 11, false);     // --precision
 * }</pre>
 */
public final class Completion {
    private final CommandCompletion commands;
    private final Supplier<JavaEvaluator> java;

    /** @param java asked for only when Java is to be completed */
    public Completion(Commands commands, Supplier<JavaEvaluator> java) {
        this.commands = new CommandCompletion(commands);
        this.java = java;
    }

    /**
     * What may stand at the cursor, best first.
     *
     * @param chatting whether plain text is for the model, which leaves nothing to complete
     */
    public List<Candidate> complete(String line, int cursor, boolean chatting) {
        String prefix = line.substring(0, cursor);
        if (prefix.stripLeading().startsWith(":")) {
            return commands.complete(prefix);
        }
        return chatting
                ? List.of()
                : java.get().suggestions(line, cursor).stream()
                        .map(found -> new Candidate(found.text(), found.start(), "", false))
                        .toList();
    }
}
