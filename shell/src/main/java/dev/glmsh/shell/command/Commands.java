package dev.glmsh.shell.command;

import dev.glmsh.shell.output.Value;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * All commands by name. A command line is made for each use, so that nothing of one line is left for the next.
 * Immutable.
 *
 * <pre>{@code
 * Optional<Value> shown = Commands.standard().run(":gen --greedy hello", context);
 * }</pre>
 */
public final class Commands {
    private final Map<String, Supplier<Command>> byName = new LinkedHashMap<>();
    private final Map<String, String> aliases = new LinkedHashMap<>();

    private Commands(List<Supplier<Command>> commands) {
        for (Supplier<Command> command : commands) {
            CommandLine.Command declared = command.get().getClass().getAnnotation(CommandLine.Command.class);
            byName.put(declared.name(), command);
            Arrays.stream(declared.aliases()).forEach(alias -> aliases.put(alias, declared.name()));
        }
    }

    /** The commands of glmsh, in the order in which help lists them. */
    public static Commands standard() {
        return new Commands(List.of(
                LoadCommand::new,
                UnloadCommand::new,
                InfoCommand::new,
                GenCommand::new,
                ChatCommand::new,
                SystemCommand::new,
                SetCommand::new,
                RegenCommand::new,
                UndoCommand::new,
                ClearCommand::new,
                ShowChatCommand::new,
                SaveChatCommand::new,
                LoadChatCommand::new,
                ThinkCommand::new,
                MemCommand::new,
                GpuCommand::new,
                LatencyCommand::new,
                EstimateCommand::new,
                AccuracyCommand::new,
                VarsCommand::new,
                MethodsCommand::new,
                TypesCommand::new,
                ImportsCommand::new,
                ListCommand::new,
                DropCommand::new,
                EditCommand::new,
                OpenCommand::new,
                SaveCommand::new,
                ResetCommand::new,
                HelpCommand::new,
                QuitCommand::new));
    }

    /** The names, each with its colon, without aliases. */
    public List<String> names() {
        return List.copyOf(byName.keySet());
    }

    /** What picocli knows about a command; the name may be an alias and may lack the colon. */
    public Optional<CommandSpec> find(String name) {
        return make(name).map(CommandLine::getCommandSpec);
    }

    /** The declarations of all commands. */
    public Stream<CommandSpec> all() {
        return byName.keySet().stream().flatMap(name -> find(name).stream());
    }

    /**
     * Runs a line that begins with a colon.
     *
     * @throws dev.glmsh.GlmshException if there is no such command, it does not understand the line, or it fails
     */
    public Optional<Value> run(String line, Context context) {
        String name = line.strip().split("\\s+", 2)[0];
        String rest = line.strip().substring(name.length());
        CommandLine parser = make(name).orElseThrow(() -> Refusals.unknownCommand(name, this));
        Command command = parser.getCommand();
        List<String> arguments = command.takesText()
                ? TextArguments.parse(rest, parser.getCommandSpec())
                : Words.of(rest).stream().map(Word::text).toList();
        try {
            parser.parseArgs(arguments.toArray(String[]::new));
        } catch (ParameterException e) {
            throw Refusals.refused(e, parser.getCommandSpec());
        }
        return command.run(context);
    }

    private Optional<CommandLine> make(String name) {
        String colon = name.startsWith(":") ? name : ":" + name;
        return Optional.ofNullable(byName.get(aliases.getOrDefault(colon, colon)))
                .map(supplier -> configured(supplier.get()));
    }

    static CommandLine configured(Object annotated) {
        CommandLine parser = new CommandLine(annotated);
        parser.getCommandSpec().usageMessage().sortOptions(false).sortSynopsis(false);
        return parser.setCaseInsensitiveEnumValuesAllowed(true)
                .setOverwrittenOptionsAllowed(true)
                .setExpandAtFiles(false)
                .setUsageHelpWidth(100);
    }
}
