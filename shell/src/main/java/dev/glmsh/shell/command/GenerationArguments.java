package dev.glmsh.shell.command;

import dev.glmsh.model.GenerationOptions;
import dev.glmsh.model.Sampling;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/**
 * The options of generation, declared once: {@code :gen} and {@code :chat} mix them in for one answer, {@code :set}
 * changes the session's own and lists them.
 */
final class GenerationArguments {
    @Option(names = "--max-new", paramLabel = "N", description = "Stop after N new tokens; 1 or more.")
    Optional<Integer> maxNew = Optional.empty();

    @Option(names = "--greedy", description = "Always take the likeliest token; the same as a temperature of 0.")
    Optional<Boolean> greedy = Optional.empty();

    @Option(
            names = "--temperature",
            paramLabel = "X",
            description = "Flatten (above 1) or sharpen (below 1) the choice; 0 is greedy.")
    Optional<Double> temperature = Optional.empty();

    @Option(names = "--top-k", paramLabel = "N", description = "Choose among the N likeliest tokens; 0 is off.")
    Optional<Integer> topK = Optional.empty();

    @Option(
            names = "--top-p",
            paramLabel = "X",
            description = "Choose among the likeliest tokens that sum up to X; 1 is off.")
    Optional<Double> topP = Optional.empty();

    @Option(
            names = "--min-p",
            paramLabel = "X",
            description = "Drop tokens less likely than X times the likeliest; 0 is off.")
    Optional<Double> minP = Optional.empty();

    @Option(
            names = "--repetition-penalty",
            paramLabel = "X",
            description = "Divide the odds of tokens already seen; 1 is off.")
    Optional<Double> repetitionPenalty = Optional.empty();

    @Option(
            names = "--frequency-penalty",
            paramLabel = "X",
            description = "Subtract X for each time a token was written; 0 is off.")
    Optional<Double> frequencyPenalty = Optional.empty();

    @Option(
            names = "--seed",
            paramLabel = "N",
            converter = SeedConverter.class,
            description = "The same seed gives the same text; 'random' for a new one each time.")
    Optional<OptionalLong> seed = Optional.empty();

    @Option(
            names = "--stop",
            paramLabel = "TEXT",
            description = "Stop before this text; may be given several times, \"\" for none.")
    @Nullable
    List<String> stop;

    @Option(names = "--raw", description = "Feed the text as it is, without the chat template.")
    Optional<Boolean> raw = Optional.empty();

    @Option(names = "--ignore-eos", description = "Go on after the model's end token.")
    Optional<Boolean> ignoreEos = Optional.empty();

    /** The options with everything that was given here replaced. Their records check the ranges. */
    GenerationOptions applyTo(GenerationOptions base) {
        Sampling from = base.sampling();
        Sampling sampling = new Sampling(
                temperature(from.temperature()),
                topK.orElse(from.topK()),
                topP.orElse(from.topP()),
                minP.orElse(from.minP()),
                repetitionPenalty.orElse(from.repetitionPenalty()),
                frequencyPenalty.orElse(from.frequencyPenalty()),
                seed.orElse(from.seed()));
        return new GenerationOptions(
                maxNew.orElse(base.maxNew()),
                sampling,
                ignoreEos.orElse(base.ignoreEos()),
                raw.orElse(base.raw()),
                stop == null
                        ? base.stopStrings()
                        : stop.stream().filter(text -> !text.isEmpty()).toList());
    }

    /**
     * The session's options with everything that was given here replaced, after a model was made sure of: loading one
     * sets the options that it recommends. What was given is checked before that.
     */
    GenerationOptions forModelAtHand(Context context) {
        GenerationOptions before = applyTo(context.session().options());
        return context.dialogue().ensureModel(context)
                ? applyTo(context.session().options())
                : before;
    }

    /** Greedy is a temperature of 0; taking it back leaves a temperature that is not. */
    private double temperature(double before) {
        double wanted = temperature.orElse(before);
        if (greedy.isEmpty()) {
            return wanted;
        }
        return greedy.get() ? 0 : wanted == 0 ? 1 : wanted;
    }

    /** A number, or the word that asks for a new seed each time. */
    static final class SeedConverter implements ITypeConverter<OptionalLong> {
        @Override
        public OptionalLong convert(String text) {
            if (text.equals("random")) {
                return OptionalLong.empty();
            }
            try {
                return OptionalLong.of(Long.parseLong(text));
            } catch (NumberFormatException e) {
                throw new TypeConversionException("'" + text + "' is neither a whole number nor 'random'");
            }
        }
    }
}
