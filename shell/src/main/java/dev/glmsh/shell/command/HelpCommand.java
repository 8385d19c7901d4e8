package dev.glmsh.shell.command;

import dev.glmsh.GlmshException;
import dev.glmsh.shell.output.Value;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;

/** {@code :help}, {@code :help COMMAND} and {@code :help TOPIC}, wholly from the declarations and the topics' texts. */
@CommandLine.Command(
        name = ":help",
        aliases = {":h", ":?"},
        description = "List the commands, or explain one, or a topic.",
        footer = {"", "Examples:", "  :help", "  :help load", "  :help output"})
final class HelpCommand implements Command {
    private static final String EVERY = "\n\nTakes --format F%s, > FILE, >> FILE and | COMMAND too; see :help output.";

    @Parameters(
            arity = "0..1",
            paramLabel = "NAME",
            completionCandidates = Names.class,
            description = "A command, with or without its colon, or one of output, java, chat, settings, scripts.")
    Optional<String> name = Optional.empty();

    @Override
    public Optional<Value> run(Context context) {
        Commands commands = context.commands();
        return Optional.of(
                new Value.Text(name.map(given -> one(given, commands)).orElseGet(() -> all(commands))));
    }

    /** What help knows, without colons. */
    static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return names(Commands.standard()).iterator();
        }
    }

    private static List<String> names(Commands commands) {
        return Stream.concat(commands.names().stream().map(name -> name.substring(1)), HelpTopics.names().stream())
                .distinct()
                .toList();
    }

    private static String one(String name, Commands commands) {
        return commands.find(name)
                .map(spec -> command(spec, name))
                .or(() -> commands.aliases()
                        .find(name)
                        .map(body -> ":" + name.replaceFirst("^:", "") + " stands for " + body))
                .or(() -> HelpTopics.text(name))
                .orElseThrow(() -> unknown(name, commands));
    }

    /** The chat topic and the command share a name, so both are shown. */
    private static String command(CommandSpec spec, String name) {
        Command command = (Command) spec.userObject();
        String usage = spec.commandLine().getUsageMessage(Ansi.OFF).strip();
        String more = command.syntax() == Syntax.LINE ? "" : EVERY.formatted(command.showsMemory() ? ", --bytes" : "");
        return usage + more + HelpTopics.text(name).map(topic -> "\n\n" + topic).orElse("");
    }

    private static GlmshException unknown(String name, Commands commands) {
        Optional<String> meant = Similar.to(name.replaceFirst("^:", ""), names(commands));
        return new GlmshException(
                "there is no help about " + name,
                meant.map(near -> "did you mean :help " + near + "? ").orElse("") + "see :help");
    }

    private static String all(Commands commands) {
        Map<String, String> lines = new LinkedHashMap<>();
        commands.all().forEach(spec -> lines.put(shortSynopsis(spec), firstSentence(spec)));
        commands.aliases().all().forEach((name, body) -> lines.put(":" + name, "Alias of " + body));
        int width = lines.keySet().stream().mapToInt(String::length).max().orElse(0) + 2;
        StringBuilder text = new StringBuilder();
        lines.forEach((synopsis, sentence) -> text.append(synopsis)
                .append(" ".repeat(width - synopsis.length()))
                .append(sentence)
                .append('\n'));
        return text.append("\nAnything else is Java, with the variable 'session'; in chat mode it goes to the model.\n")
                .append(":help COMMAND explains a command and its options; more under ")
                .append(HelpTopics.names().stream()
                        .map(topic -> ":help " + topic)
                        .collect(Collectors.joining(", ", "", ".")))
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
