package dev.glmsh.shell.command;

import dev.glmsh.device.Precision;
import dev.glmsh.session.LoadOptions;
import dev.glmsh.shell.settings.Settings;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option that says in which precisions a model is measured, one after another. */
final class MeasuredPrecisions {
    @Option(
            names = "--precision",
            paramLabel = "P[,P…]",
            split = ",",
            completionCandidates = EstimateArguments.Precisions.class,
            description = "Measure in each of these; as loaded, or as a load would choose, if absent.")
    List<String> precisions = List.of();

    /** The precisions that are named. */
    List<Precision> all() {
        return precisions.stream().map(Precision::parse).toList();
    }

    /**
     * A load for each precision, or one that leaves it open.
     *
     * @param named whether a model is named, so that the settings for loads count
     */
    List<LoadOptions> loads(boolean named, Settings settings, Optional<Integer> threads) {
        LoadOptions usual = named ? LoadSettings.of(settings) : LoadOptions.defaults();
        LoadOptions load = threads.map(usual::withThreads).orElse(usual);
        return precisions.isEmpty()
                ? List.of(load)
                : all().stream().map(load::withPrecision).toList();
    }
}
