package dev.glmsh.shell.command;

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
        LoadOptions options = LoadOptions.defaults().withLayout(layout(settings).orElse(WeightLayout.AUTO));
        Optional<String> precision = text(settings, "precision");
        if (precision.isPresent()) {
            options = LoadPrecision.apply(precision.get(), options);
        }
        OptionalInt context = whole(settings, "context");
        if (context.isPresent()) {
            options = options.withContext(context.getAsInt());
        }
        OptionalInt threads = whole(settings, "threads");
        return threads.isPresent() ? options.withThreads(threads.getAsInt()) : options;
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
