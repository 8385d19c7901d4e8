package dev.glmsh.shell.command;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine;

/**
 * The commands of glmsh by the names that they declare, each with its colon. The declarations are read when the first name
 * is asked for: not before the prompt.
 */
final class BuiltInCommands {
    private static final Map<String, Supplier<Command>> BY_NAME = new LinkedHashMap<>();
    private static final Map<String, String> OTHER_NAMES = new LinkedHashMap<>();

    static {
        for (Supplier<Command> command : inOrder()) {
            CommandLine.Command declared = command.get().getClass().getAnnotation(CommandLine.Command.class);
            BY_NAME.put(declared.name(), command);
            Arrays.stream(declared.aliases()).forEach(alias -> OTHER_NAMES.put(alias, declared.name()));
        }
    }

    private BuiltInCommands() {}

    /** The commands' first names in the order in which help lists them. */
    static Set<String> names() {
        return BY_NAME.keySet();
    }

    /** The other names that commands have. */
    static Set<String> otherNames() {
        return OTHER_NAMES.keySet();
    }

    /** Whether a command has the name. */
    static boolean has(String name) {
        return BY_NAME.containsKey(name) || OTHER_NAMES.containsKey(name);
    }

    /** A new command of one of its names, if there is one. */
    static Optional<Command> make(String name) {
        return Optional.ofNullable(BY_NAME.get(OTHER_NAMES.getOrDefault(name, name)))
                .map(Supplier::get);
    }

    private static List<Supplier<Command>> inOrder() {
        return List.of(
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
                BenchCommand::new,
                QualityCommand::new,
                DownloadCommand::new,
                CacheCommand::new,
                ShowCommand::new,
                MavenCommand::new,
                ClasspathCommand::new,
                ConfigCommand::new,
                AliasCommand::new,
                UnaliasCommand::new,
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
                QuitCommand::new);
    }
}
