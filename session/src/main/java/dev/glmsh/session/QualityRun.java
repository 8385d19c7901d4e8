package dev.glmsh.session;

import dev.glmsh.Cancellation;
import dev.glmsh.GlmshException;
import dev.glmsh.Progress;
import dev.glmsh.checkpoint.Checkpoint;
import dev.glmsh.device.Precision;
import dev.glmsh.quality.HeldOutText;
import dev.glmsh.quality.QualityComparison;
import dev.glmsh.quality.QualityOptions;
import dev.glmsh.quality.QualityResult;
import dev.glmsh.quality.TokenWindows;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Loads one precision after another and lets each predict the same text. Used on the torch thread.
 *
 * @param choice the model
 * @param load how each precision is loaded
 */
record QualityRun(
        ModelChoice choice, LoadOptions load, QualityOptions options, Progress progress, Cancellation cancellation) {
    List<QualityResult> run() {
        Checkpoint checkpoint = choice.checkpoint();
        if (checkpoint.quantization().isPresent()) {
            throw new GlmshException(
                    checkpoint.name() + " is quantised, so it has no "
                            + options.reference().label() + " to be compared with",
                    "name the original checkpoint");
        }
        TokenWindows windows = EncodedText.windows(checkpoint, options.text().orElseGet(HeldOutText::read), options);
        int vocabulary = checkpoint.config().vocabSize();
        List<QualityResult> results = new ArrayList<>();
        try (QualityComparison comparison =
                new QualityComparison(checkpoint.name(), windows, vocabulary, progress, cancellation)) {
            results.add(with(
                    options.reference(),
                    windows.longest(),
                    model -> comparison.reference(options.reference().label(), model.decoder())));
            for (Precision precision : options.precisions()) {
                if (precision != options.reference()) {
                    results.add(with(
                            precision,
                            windows.longest(),
                            model -> comparison.compare(precision.label(), model.decoder())));
                }
            }
        }
        return results;
    }

    private QualityResult with(Precision precision, int context, Function<LoadedModel, QualityResult> work) {
        return choice.with(load.withPrecision(precision), context, progress, cancellation, work);
    }
}
