package dev.glmsh.shell.command;

import dev.glmsh.GlmshException;
import dev.glmsh.device.WeightLayout;
import dev.glmsh.shell.output.Format;
import dev.glmsh.shell.output.Look;
import dev.glmsh.shell.settings.Settings;
import dev.glmsh.table.ByteNotation;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** All settings that there are, and what the shell makes of them. */
public final class KnownSettings {
    private static final List<String> SWITCH = List.of("true", "false");

    private static final List<Setting> OWN = List.of(
            Setting.oneOf("format", "text", "How values are printed.", spelled(Format.values())),
            Setting.oneOf("bytes", "false", "Print exact byte counts instead of GiB and MiB.", SWITCH),
            Setting.oneOf(
                    "colours",
                    "auto",
                    "Colours in a terminal, from the next start on.",
                    List.of("auto", "always", "never")),
            Setting.text(
                    "startup", "", "The script that a prompt begins with; empty for startup.jsh beside this file."),
            Setting.oneOf(
                    "edit-mode", "emacs", "Keys of the line editor, from the next start on.", List.of("emacs", "vi")),
            Setting.oneOf("status", "true", "Show below the prompt how the session stands.", SWITCH),
            Setting.oneOf(
                    "suggestions",
                    "true",
                    "Suggest the rest of a line from the history, from the next start on.",
                    SWITCH),
            Setting.oneOf("tips", "true", "Show behind a command what it takes.", SWITCH),
            new Setting(
                    "pager",
                    "auto",
                    "How to read what does not fit the screen: auto is $PAGER or a pager of glmsh's own;"
                            + " never; or a program such as less -RS.",
                    List.of("auto", "never"),
                    value -> {}),
            Setting.whole("history-size", "10000", "Lines that are remembered, from the next start on.", 0),
            Setting.oneOf("precision", "", "What :load computes in; empty for what is stored.", LoadPrecision.names()),
            Setting.oneOf("layout", "auto", "How :load keeps weights.", spelled(WeightLayout.values())),
            Setting.whole("context", "", "Tokens that the KV cache of :load holds; empty to choose.", 2),
            Setting.whole("threads", "", "Threads that compute; empty for the physical cores.", 1));

    private KnownSettings() {}

    /** In the order in which {@code :config} lists them. */
    static List<Setting> all() {
        return Stream.concat(OWN.stream(), GenerationSettings.all().stream()).toList();
    }

    static List<String> names() {
        return all().stream().map(Setting::name).toList();
    }

    /** The values that a setting may have, where they can be listed. */
    public static List<String> choices(String name) {
        return find(name).map(Setting::choices).orElse(List.of());
    }

    /**
     * The setting of a name.
     *
     * @throws GlmshException if there is none
     */
    static Setting named(String name) {
        return find(name)
                .orElseThrow(() -> new GlmshException(
                        "there is no setting " + name,
                        Similar.to(name, names())
                                .map(meant -> "did you mean " + meant + "?")
                                .orElse("see :config")));
    }

    private static Optional<Setting> find(String name) {
        return Stream.concat(OWN.stream(), Stream.of(1).flatMap(one -> GenerationSettings.all().stream()))
                .filter(setting -> setting.name().equals(name))
                .findFirst();
    }

    /** Takes everything out of the settings that cannot be used, with the reason. */
    public static void check(Settings settings) {
        settings.all().forEach((name, given) -> {
            try {
                if (name.startsWith(Settings.ALIAS)) {
                    Aliases.check(name.substring(Settings.ALIAS.length()), given.value());
                } else if (!given.place().startsWith("GLMSH_") || find(name).isPresent()) {
                    named(name).check().accept(given.value());
                }
            } catch (GlmshException e) {
                settings.reject(name, e.problem() + "; " + e.nextStep());
            }
        });
    }

    /** How values are shown unless a line says otherwise. */
    public static Look look(Settings settings) {
        Format format = Format.valueOf(settings.value("format", "text").toUpperCase(Locale.ROOT));
        boolean exact = settings.value("bytes", "false").equalsIgnoreCase("true");
        return new Look(format, exact ? ByteNotation.EXACT : ByteNotation.UNITS);
    }

    private static List<String> spelled(Object[] values) {
        return Arrays.stream(values)
                .map(value -> value.toString().toLowerCase(Locale.ROOT))
                .toList();
    }
}
