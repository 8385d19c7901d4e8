package dev.glmsh.shell.command;

import static java.util.Objects.requireNonNull;

import dev.glmsh.Cancellation;
import dev.glmsh.session.Session;
import dev.glmsh.shell.java.JavaEngine;
import dev.glmsh.shell.output.Output;
import dev.glmsh.shell.settings.Settings;

/**
 * What a command works with.
 *
 * @param session the one session that Java at the prompt sees too
 * @param dialogue what the shell remembers between lines
 * @param output where text goes that cannot wait for the result
 * @param cancellation raised when the user has had enough of this line
 * @param commands all commands, for help
 * @param settings what the user wants every time
 * @param java the Java of this prompt
 * @param lines evaluates other lines, as a file of them needs
 */
public record Context(
        Session session,
        Dialogue dialogue,
        Output output,
        Cancellation cancellation,
        Commands commands,
        Settings settings,
        JavaEngine java,
        Lines lines) {
    /** Checks that nothing is missing. */
    public Context {
        requireNonNull(session, "session is null");
        requireNonNull(dialogue, "dialogue is null");
        requireNonNull(output, "output is null");
        requireNonNull(cancellation, "cancellation is null");
        requireNonNull(commands, "commands is null");
        requireNonNull(settings, "settings is null");
        requireNonNull(java, "java is null");
        requireNonNull(lines, "lines is null");
    }

    /** The same with another output. */
    Context with(Output other) {
        return new Context(session, dialogue, other, cancellation, commands, settings, java, lines);
    }
}
