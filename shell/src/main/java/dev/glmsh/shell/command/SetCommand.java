package dev.glmsh.shell.command;

import dev.glmsh.GlmshException;
import dev.glmsh.model.GenerationOptions;
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

/** {@code :set NAME VALUE}: the options of generation, as {@link GenerationArguments} declares them. */
@CommandLine.Command(
        name = ":set",
        description = "Change an option of generation, or show them all. It holds for the rest of the session.")
final class SetCommand implements Command {
    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "NAME",
            completionCandidates = SettingNames.class,
            description = "Such as temperature or max-new.")
    Optional<String> name = Optional.empty();

    @Parameters(index = "1", arity = "0..1", paramLabel = "VALUE", description = "The new value; absent to show it.")
    Optional<String> value = Optional.empty();

    @Override
    public Optional<Value> run(Context context) {
        CommandLine parser = Commands.configured(new Arguments());
        CommandSpec spec = parser.getCommandSpec();
        name.ifPresent(given -> known(given, spec));
        if (name.isPresent() && value.isPresent()) {
            context.session().options(changed(parser, context.session().options()));
        }
        return Optional.of(new Value.Tabular(table(spec, context.session().options())));
    }

    private GenerationOptions changed(CommandLine parser, GenerationOptions options) {
        try {
            parser.parseArgs("--" + name.orElseThrow() + "=" + value.orElseThrow());
        } catch (ParameterException e) {
            throw Refusals.refused(e, parser.getCommandSpec());
        }
        Arguments arguments = parser.getCommand();
        return arguments.options.applyTo(options);
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

    private Table table(CommandSpec spec, GenerationOptions options) {
        StringColumn names = Columns.text("Setting");
        StringColumn values = Columns.text("Value");
        StringColumn meanings = Columns.text("Meaning");
        for (OptionSpec option : spec.options()) {
            String setting = option.longestName().substring(2);
            if (name.isEmpty() || name.get().equals(setting)) {
                names.append(setting);
                values.append(CurrentSettings.of(setting, options));
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
    }
}
