package dev.glmsh.shell.command;

import dev.glmsh.shell.output.Value;
import dev.glmsh.shell.settings.Given;
import dev.glmsh.shell.settings.Origin;
import dev.glmsh.shell.settings.Settings;
import dev.glmsh.table.Columns;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** {@code :config NAME VALUE}: the settings file. */
@CommandLine.Command(
        name = ":config",
        description =
                "Show the settings and where each comes from; with VALUE, change one now and in the settings file.",
        footer = {"", "Examples:", "  :config", "  :config temperature 0.7", "  :config --default temperature"})
final class ConfigCommand implements Command {
    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "NAME",
            completionCandidates = Names.class,
            description = "Such as format or temperature.")
    Optional<String> name = Optional.empty();

    @Parameters(index = "1", arity = "0..1", paramLabel = "VALUE", description = "The new value; absent to show it.")
    Optional<String> value = Optional.empty();

    @Option(
            names = "--default",
            paramLabel = "NAME",
            completionCandidates = Names.class,
            description = "Take NAME out of the settings file.")
    Optional<String> forgotten = Optional.empty();

    @Override
    public Optional<Value> run(Context context) {
        Settings settings = context.settings();
        forgotten.ifPresent(given -> settings.remove(KnownSettings.named(given).name()));
        if (name.isPresent() && value.isPresent()) {
            Setting setting = KnownSettings.named(name.get());
            setting.check().accept(value.get());
            settings.save(setting.name(), value.get());
            GenerationSettings.apply(settings, context.session());
            context.dialogue().display(GenerationSettings.display(settings));
        }
        List<Setting> shown = name.or(() -> forgotten)
                .map(given -> List.of(KnownSettings.named(given)))
                .orElseGet(KnownSettings::all);
        return Optional.of(new Value.Tabular(
                table(shown, settings),
                settings.file().map(path -> List.of("settings file: " + path)).orElse(List.of())));
    }

    private static Table table(List<Setting> shown, Settings settings) {
        StringColumn names = Columns.text("Setting");
        StringColumn values = Columns.text("Value");
        StringColumn origins = Columns.text("From");
        StringColumn meanings = Columns.text("Meaning");
        for (Setting setting : shown) {
            Optional<Given> given = settings.given(setting.name());
            names.append(setting.name());
            values.append(given.map(Given::value).orElse(setting.initial()));
            origins.append(given.map(Given::origin).orElse(Origin.DEFAULT).toString());
            meanings.append(setting.meaning());
        }
        return Table.create("Settings", names, values, origins, meanings);
    }

    /** The names, for completion. */
    static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return KnownSettings.names().iterator();
        }
    }
}
