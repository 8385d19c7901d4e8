package dev.glmsh.shell.command;

import dev.glmsh.device.Precision;
import dev.glmsh.device.WeightLayout;
import dev.glmsh.session.LoadOptions;
import dev.glmsh.shell.settings.Given;
import dev.glmsh.shell.settings.Settings;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** What the settings say about loading; options of {@code :load} come first. */
final class LoadSettings {
    private LoadSettings() {}

    static LoadOptions of(Settings settings) {
        return new LoadOptions(
                precision(settings),
                layout(settings).orElse(WeightLayout.AUTO),
                whole(settings, "context"),
                whole(settings, "threads"));
    }

    static Optional<Precision> precision(Settings settings) {
        return text(settings, "precision").map(value -> Precision.valueOf(value.toUpperCase(Locale.ROOT)));
    }

    static Optional<WeightLayout> layout(Settings settings) {
        return text(settings, "layout").map(value -> WeightLayout.valueOf(value.toUpperCase(Locale.ROOT)));
    }

    static OptionalInt whole(Settings settings, String name) {
        return text(settings, name)
                .map(value -> OptionalInt.of(Integer.parseInt(value)))
                .orElseGet(OptionalInt::empty);
    }

    private static Optional<String> text(Settings settings, String name) {
        return settings.given(name).map(Given::value);
    }
}
