package dev.glmsh.shell.command;

import dev.glmsh.GlmshException;
import dev.glmsh.model.GenerationOptions;
import dev.glmsh.session.Session;
import dev.glmsh.shell.output.Display;
import dev.glmsh.shell.output.Value;
import dev.glmsh.table.Columns;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** {@code :set NAME VALUE}: what {@link GenerationArguments} and {@link DisplayArguments} declare. */
@CommandLine.Command(
        name = ":set",
        description =
                "Change an option of generation, or show them all. It holds for the rest of the session; with 'default'"
                        + " for VALUE it is as before any change, which for sampling is what the model recommends.",
        footer = {"", "Examples:", "  :set", "  :set temperature 0.7", "  :set temperature default"})
final class SetCommand implements Command {
    private static final String DEFAULT = "default";

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "NAME",
            completionCandidates = SettingNames.class,
            description = "Such as temperature or max-new.")
    Optional<String> name = Optional.empty();

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "VALUE",
            description = "The new value, or 'default'; absent to show it.")
    Optional<String> value = Optional.empty();

    @Override
    public Optional<Value> run(Context context) {
        CommandLine parser = Commands.configured(new Arguments());
        CommandSpec spec = parser.getCommandSpec();
        name.ifPresent(given -> known(given, spec));
        if (name.isPresent() && value.isPresent()) {
            change(parser, context);
        }
        return Optional.of(new Value.Tabular(
                table(spec, context.session().options(), context.dialogue().display())));
    }

    private void change(CommandLine parser, Context context) {
        try {
            parser.parseArgs(argument(context.session()));
        } catch (ParameterException e) {
            throw Refusals.refused(e, parser.getCommandSpec());
        }
        Arguments arguments = parser.getCommand();
        Session session = context.session();
        session.options(arguments.options.applyTo(session.options()));
        context.dialogue().display(arguments.display.applyTo(context.dialogue().display()));
    }

    /** The change as an option. Greedy is a temperature of 0, so its default is that of the temperature. */
    private String argument(Session session) {
        if (!value.orElseThrow().equalsIgnoreCase(DEFAULT)) {
            return "--" + name.orElseThrow() + "=" + value.get();
        }
        String changed = name.orElseThrow().equals("greedy") ? "temperature" : name.get();
        return "--" + changed + "=" + CurrentSettings.of(changed, session.recommended(), Display.defaults());
    }

    private static void known(String name, CommandSpec spec) {
        if (spec.findOption("--" + name) == null) {
            List<String> names = names(spec);
            throw new GlmshException(
                    "there is no setting " + name,
                    Similar.to(name, names)
                            .map(meant -> "did you mean " + meant + "?")
                            .orElse("choose from " + String.join(", ", names)));
        }
    }

    private Table table(CommandSpec spec, GenerationOptions options, Display display) {
        StringColumn names = Columns.text("Setting");
        StringColumn values = Columns.text("Value");
        StringColumn meanings = Columns.text("Meaning");
        for (OptionSpec option : spec.options()) {
            String setting = option.longestName().substring(2);
            if (name.isEmpty() || name.get().equals(setting)) {
                names.append(setting);
                values.append(CurrentSettings.of(setting, options, display));
                meanings.append(String.join(" ", option.description()));
            }
        }
        return Table.create("Settings", names, values, meanings);
    }

    /** The names, for completion. */
    static final class SettingNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return names(Commands.configured(new Arguments()).getCommandSpec()).iterator();
        }
    }

    private static List<String> names(CommandSpec spec) {
        return spec.options().stream()
                .map(option -> option.longestName().substring(2))
                .toList();
    }

    @CommandLine.Command(name = ":set")
    static final class Arguments {
        @CommandLine.Mixin
        GenerationArguments options = new GenerationArguments();

        @CommandLine.Mixin
        DisplayArguments display = new DisplayArguments();
    }
}
