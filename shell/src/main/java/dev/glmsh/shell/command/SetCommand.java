package dev.glmsh.shell.command;

import dev.glmsh.GlmshException;
import dev.glmsh.model.GenerationOptions;
import dev.glmsh.shell.output.Value;
import dev.glmsh.table.Columns;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Parameters;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** {@code :set NAME VALUE}: the options of generation, as {@link GenerationArguments} declares them. */
@CommandLine.Command(
        name = ":set",
        description = "Change an option of generation, or show them all. It holds for the rest of the session.",
        footer = {"", "Examples:", "  :set", "  :set temperature 0.7"})
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
        name.ifPresent(SetCommand::known);
        if (name.isPresent() && value.isPresent()) {
            context.session()
                    .options(GenerationSettings.changed(
                            name.get(), value.get(), context.session().options()));
        }
        return Optional.of(new Value.Tabular(table(context.session().options())));
    }

    private static void known(String name) {
        List<String> names = names();
        if (!names.contains(name)) {
            throw new GlmshException(
                    "there is no setting " + name,
                    Similar.to(name, names)
                            .map(meant -> "did you mean " + meant + "?")
                            .orElse("choose from " + String.join(", ", names)));
        }
    }

    private Table table(GenerationOptions options) {
        StringColumn names = Columns.text("Setting");
        StringColumn values = Columns.text("Value");
        StringColumn meanings = Columns.text("Meaning");
        for (OptionSpec option : GenerationSettings.options()) {
            String setting = GenerationSettings.name(option);
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
            return names().iterator();
        }
    }

    private static List<String> names() {
        return GenerationSettings.options().stream()
                .map(GenerationSettings::name)
                .toList();
    }
}
