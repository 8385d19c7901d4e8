package dev.glmsh.shell.command;

import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** What a line editor can say about the command that a line begins with. */
public final class CommandHelp {
    private CommandHelp() {}

    /** Its synopsis, its description, and other commands that begin like it; empty if the line begins with none. */
    public static String synopsis(String line, Commands commands) {
        return find(line, commands).map(spec -> synopsis(spec, commands)).orElse("");
    }

    private static String synopsis(CommandSpec spec, Commands commands) {
        String usage = spec.commandLine().getHelp().synopsis(0).strip();
        String description = String.join(" ", spec.usageMessage().description());
        String others = String.join(
                ", ",
                commands.names().stream()
                        .filter(name -> name.startsWith(spec.name()) && !name.equals(spec.name()))
                        .toList());
        return usage + "\n" + description + (others.isEmpty() ? "" : "\nAlso: " + others);
    }

    /** All of its help; empty if the line begins with none. */
    public static String text(String line, Commands commands) {
        return find(line, commands)
                .map(spec -> HelpCommand.command(spec, spec.name().substring(1)))
                .orElse("");
    }

    private static Optional<CommandSpec> find(String line, Commands commands) {
        return commands.find(line.strip().split("\\s+", 2)[0]);
    }
}
