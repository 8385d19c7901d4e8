package dev.glmsh.shell.command;

import dev.glmsh.shell.output.Format;
import dev.glmsh.shell.output.Look;
import dev.glmsh.shell.output.Output;
import dev.glmsh.shell.output.Value;
import dev.glmsh.shell.redirect.Redirection;
import dev.glmsh.shell.settings.Settings;
import java.util.List;
import java.util.Optional;
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
    /** The label of an argument that names a model: a folder, or an id on a hub. */
    public static final String MODEL = "MODEL";

    /** The label of an argument that is a model's id on a hub. */
    public static final String ID = "ID";

    private final Aliases aliases;

    private Commands(Settings settings) {
        aliases = new Aliases(settings);
    }

    /** The commands of glmsh without any aliases of the user. */
    public static Commands standard() {
        return new Commands(Settings.none());
    }

    /** The commands of glmsh, and the aliases that the settings hold. */
    public static Commands standard(Settings settings) {
        return new Commands(settings);
    }

    /** All that a line may begin with, the user's names included; costs next to nothing. */
    public Stream<String> firstWords() {
        return Stream.of(
                        BuiltInCommands.names().stream(),
                        BuiltInCommands.otherNames().stream(),
                        aliases.all().keySet().stream().map(name -> ":" + name))
                .flatMap(words -> words);
    }

    /** The names that the user gave. */
    public Aliases aliases() {
        return aliases;
    }

    /** The names, each with its colon, without aliases. */
    public List<String> names() {
        return List.copyOf(BuiltInCommands.names());
    }

    /** What picocli knows about a command, the options that all commands have included; the colon may be missing. */
    public Optional<CommandSpec> find(String name) {
        Optional<CommandLine> made = make(name);
        made.ifPresent(parser -> new LookArguments().addTo(parser.getCommandSpec(), parser.getCommand()));
        return made.map(CommandLine::getCommandSpec);
    }

    /** The declarations of all commands. */
    public Stream<CommandSpec> all() {
        return BuiltInCommands.names().stream().flatMap(name -> find(name).stream());
    }

    /**
     * Runs a line that begins with a colon.
     *
     * @throws dev.glmsh.GlmshException if there is no such command, it does not understand the line, or it fails
     */
    public Answer run(String typed, Context context) {
        String line = aliases.expand(typed);
        String name = line.split("\\s+", 2)[0];
        CommandLine parser = make(name).orElseThrow(() -> Refusals.unknownCommand(name, this));
        Command command = parser.getCommand();
        LookArguments look = new LookArguments();
        look.addTo(parser.getCommandSpec(), command);
        ParsedArguments arguments =
                ParsedArguments.of(line.substring(name.length()), command.syntax(), parser.getCommandSpec());
        try {
            parser.parseArgs(arguments.words().toArray(String[]::new));
        } catch (ParameterException e) {
            throw Refusals.refused(e, parser.getCommandSpec());
        }
        return run(
                command, look.of(KnownSettings.look(context.settings()), arguments.redirection()), arguments, context);
    }

    private static Answer run(Command command, Look look, ParsedArguments arguments, Context context) {
        Optional<Redirection> redirection = arguments.redirection();
        redirection.ifPresent(Redirection::check);
        boolean streams = redirection.isEmpty() && look.format() == Format.TEXT;
        Optional<Value> value = command.run(streams ? context : context.with(Output.withoutStream(context.output())));
        if (redirection.isEmpty()) {
            return new Answer(value, look);
        }
        return new Answer(
                redirection
                        .get()
                        .send(value.orElse(new Value.Text("")), look, context.output(), context.cancellation()),
                KnownSettings.look(context.settings()));
    }

    private Optional<CommandLine> make(String name) {
        String colon = name.startsWith(":") ? name : ":" + name;
        return BuiltInCommands.make(colon).map(Commands::configured);
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
