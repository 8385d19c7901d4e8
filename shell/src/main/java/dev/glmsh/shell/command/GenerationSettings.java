package dev.glmsh.shell.command;

import dev.glmsh.model.GenerationOptions;
import dev.glmsh.session.Session;
import dev.glmsh.shell.output.Display;
import dev.glmsh.shell.settings.Settings;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** What {@code :set} changes as settings, wholly from the declarations of that command. */
public final class GenerationSettings {
    private GenerationSettings() {}

    /** The options, in the order of their declaration. */
    private static List<OptionSpec> options() {
        return Commands.configured(new SetCommand.Arguments()).getCommandSpec().options();
    }

    private static String name(OptionSpec option) {
        return option.longestName().substring(2);
    }

    static List<Setting> all() {
        return options().stream().map(GenerationSettings::setting).toList();
    }

    private static Setting setting(OptionSpec option) {
        String name = name(option);
        return new Setting(
                name,
                CurrentSettings.of(name, GenerationOptions.defaults(), Display.defaults()),
                String.join(" ", option.description()),
                option.arity().min() == 0 ? List.of("true", "false") : List.of(),
                value -> parsed(name, value).options.applyTo(GenerationOptions.defaults()));
    }

    /**
     * The change as picocli understands it.
     *
     * @throws dev.glmsh.GlmshException if the value is none
     */
    private static SetCommand.Arguments parsed(String name, String value) {
        CommandLine parser = Commands.configured(new SetCommand.Arguments());
        try {
            parser.parseArgs("--" + name + "=" + value);
        } catch (ParameterException e) {
            throw Refusals.refused(e, parser.getCommandSpec());
        }
        return parser.getCommand();
    }

    /** The changes that the settings ask for; none costs nothing, which is the usual case. */
    private static List<SetCommand.Arguments> given(Settings settings) {
        return settings.all().isEmpty()
                ? List.of()
                : options().stream()
                        .map(GenerationSettings::name)
                        .flatMap(name -> settings.given(name).map(given -> parsed(name, given.value())).stream())
                        .toList();
    }

    /** Gives the session what the settings say; what they leave out stays, such as what a model recommends. */
    public static void apply(Settings settings, Session session) {
        for (SetCommand.Arguments change : given(settings)) {
            session.options(change.options.applyTo(session.options()));
        }
    }

    /** How answers look by the settings. */
    static Display display(Settings settings) {
        Display display = Display.defaults();
        for (SetCommand.Arguments change : given(settings)) {
            display = change.display.applyTo(display);
        }
        return display;
    }
}
