package dev.glmsh.shell.command;

import dev.glmsh.shell.output.Value;
import java.util.Iterator;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;

/** {@code :help} and {@code :help COMMAND}, wholly from the declarations of the commands. */
@CommandLine.Command(
        name = ":help",
        aliases = {":h", ":?"},
        description = "List the commands, or explain one.")
final class HelpCommand implements Command {
    @Parameters(
            arity = "0..1",
            paramLabel = "COMMAND",
            completionCandidates = Names.class,
            description = "With or without its colon.")
    Optional<String> command = Optional.empty();

    @Override
    public Optional<Value> run(Context context) {
        Commands commands = context.commands();
        return Optional.of(
                new Value.Text(command.map(name -> one(name, commands)).orElseGet(() -> all(commands))));
    }

    /** The commands that help knows, without colons. */
    static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Commands.standard().names().stream()
                    .map(name -> name.substring(1))
                    .iterator();
        }
    }

    private static String one(String name, Commands commands) {
        CommandSpec spec = commands.find(name).orElseThrow(() -> Refusals.unknownCommand(name, commands));
        return spec.commandLine().getUsageMessage(Ansi.OFF).strip();
    }

    private static String all(Commands commands) {
        StringBuilder text = new StringBuilder();
        commands.all()
                .forEach(spec -> text.append("%-20s%s%n"
                        .formatted(shortSynopsis(spec), firstSentence(spec))
                        .replace("\r", "")));
        return text.append("\nAnything else is Java, with the variable 'session'; in chat mode it goes to the model.\n")
                .append(":help COMMAND explains a command and its options.")
                .toString();
    }

    private static String shortSynopsis(CommandSpec spec) {
        StringBuilder synopsis = new StringBuilder(spec.name());
        spec.positionalParameters()
                .forEach(parameter -> synopsis.append(' ')
                        .append(
                                parameter.arity().min() == 0
                                        ? "[" + parameter.paramLabel() + "]"
                                        : parameter.paramLabel()));
        return synopsis.toString();
    }

    private static String firstSentence(CommandSpec spec) {
        String description = String.join(" ", spec.usageMessage().description());
        int end = description.indexOf(". ");
        return end < 0 ? description : description.substring(0, end + 1);
    }
}
