package dev.glmsh.shell.command;

import dev.glmsh.model.GenerationOptions;
import dev.glmsh.model.Sampling;
import dev.glmsh.shell.output.Display;
import java.util.stream.Collectors;

/** How the settings stand, each written as {@code :set} takes it. */
final class CurrentSettings {
    private CurrentSettings() {}

    /** The value of the setting that {@code --name} changes. */
    static String of(String name, GenerationOptions options, Display display) {
        Sampling sampling = options.sampling();
        return switch (name) {
            case "max-new" -> Integer.toString(options.maxNew());
            case "greedy" -> Boolean.toString(sampling.temperature() == 0);
            case "temperature" -> Numbers.plain(sampling.temperature());
            case "top-k" -> Integer.toString(sampling.topK());
            case "top-p" -> Numbers.plain(sampling.topP());
            case "min-p" -> Numbers.plain(sampling.minP());
            case "repetition-penalty" -> Numbers.plain(sampling.repetitionPenalty());
            case "frequency-penalty" -> Numbers.plain(sampling.frequencyPenalty());
            case "seed" ->
                sampling.seed().isPresent() ? Long.toString(sampling.seed().getAsLong()) : "random";
            case "stop" -> options.stopStrings().stream().map(Quotation::of).collect(Collectors.joining(" "));
            case "raw" -> Boolean.toString(options.raw());
            case "ignore-eos" -> Boolean.toString(options.ignoreEos());
            case "think" -> display.think().toString();
            case "plain" -> Boolean.toString(display.plain());
            default -> throw new IllegalArgumentException("no setting " + name);
        };
    }
}
