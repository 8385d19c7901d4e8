package dev.glmsh.shell.command;

import dev.glmsh.model.GenerationOptions;
import dev.glmsh.session.Session;
import dev.glmsh.shell.settings.Settings;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** The options of generation as settings, wholly from {@link GenerationArguments}. */
public final class GenerationSettings {
    private GenerationSettings() {}

    /** The options, in the order of their declaration. */
    static List<OptionSpec> options() {
        return Commands.configured(new Arguments()).getCommandSpec().options();
    }

    /** The name of an option as a setting: without hyphens. */
    static String name(OptionSpec option) {
        return option.longestName().substring(2);
    }

    static List<Setting> all() {
        GenerationOptions defaults = GenerationOptions.defaults();
        return options().stream().map(option -> setting(option, defaults)).toList();
    }

    private static Setting setting(OptionSpec option, GenerationOptions defaults) {
        String name = name(option);
        return new Setting(
                name,
                CurrentSettings.of(name, defaults),
                String.join(" ", option.description()),
                option.arity().min() == 0 ? List.of("true", "false") : List.of(),
                value -> changed(name, value, defaults));
    }

    /**
     * The options with one changed.
     *
     * @throws dev.glmsh.GlmshException if the value is none or out of its range
     */
    static GenerationOptions changed(String name, String value, GenerationOptions options) {
        CommandLine parser = Commands.configured(new Arguments());
        try {
            parser.parseArgs("--" + name + "=" + value);
        } catch (ParameterException e) {
            throw Refusals.refused(e, parser.getCommandSpec());
        }
        Arguments arguments = parser.getCommand();
        return arguments.options.applyTo(options);
    }

    /** Gives the session what the settings say; what they leave out stays, such as what a model recommends. */
    public static void apply(Settings settings, Session session) {
        if (settings.all().isEmpty()) {
            return; // the usual case, which need not wait for picocli
        }
        GenerationOptions options = session.options();
        for (OptionSpec option : options()) {
            String name = name(option);
            GenerationOptions before = options;
            options = settings.given(name)
                    .map(given -> changed(name, given.value(), before))
                    .orElse(before);
        }
        session.options(options);
    }

    @CommandLine.Command(name = ":set")
    static final class Arguments {
        @CommandLine.Mixin
        GenerationArguments options = new GenerationArguments();
    }
}
