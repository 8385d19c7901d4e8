package dev.glmsh.quality;

import static java.util.Objects.requireNonNull;

import dev.glmsh.GlmshException;
import dev.glmsh.device.Precision;
import java.util.List;
import java.util.Optional;

/**
 * What a comparison of precisions measures.
 *
 * <pre>{@code
 * QualityOptions options = QualityOptions.defaults().withPrecisions(List.of(Precision.INT4));
 * }</pre>
 *
 * @param text what the model is to predict; empty for the {@link HeldOutText}
 * @param precisions that are compared with the reference
 * @param reference in which the same checkpoint counts as right
 * @param tokens the most of the text that are used
 * @param window tokens that are predicted from an empty KV cache on, one window after another
 */
public record QualityOptions(
        Optional<String> text, List<Precision> precisions, Precision reference, int tokens, int window) {
    /** Checks the ranges. */
    public QualityOptions {
        requireNonNull(text, "text is null");
        requireNonNull(reference, "reference is null");
        precisions = List.copyOf(precisions);
        if (reference != Precision.BF16 && reference != Precision.FP32) {
            throw new GlmshException("the reference cannot be " + reference.label(), "choose bf16 or fp32");
        }
        if (tokens < 2) {
            throw new GlmshException("tokens is " + tokens, "choose 2 or more");
        }
        if (window < 2) {
            throw new GlmshException("a window of " + window + " tokens", "choose 2 or more");
        }
    }

    /** The reference alone, bf16, on 1,024 tokens of the built-in text in windows of 512. */
    public static QualityOptions defaults() {
        return new QualityOptions(Optional.empty(), List.of(), Precision.BF16, 1024, 512);
    }

    /** This, on another text. */
    public QualityOptions withText(String value) {
        return new QualityOptions(Optional.of(value), precisions, reference, tokens, window);
    }

    /** This, with other precisions. */
    public QualityOptions withPrecisions(List<Precision> value) {
        return new QualityOptions(text, value, reference, tokens, window);
    }

    /** This, compared with another reference. */
    public QualityOptions withReference(Precision value) {
        return new QualityOptions(text, precisions, value, tokens, window);
    }

    /** This, with at most that many tokens. */
    public QualityOptions withTokens(int value) {
        return new QualityOptions(text, precisions, reference, value, window);
    }

    /** This, in other windows. */
    public QualityOptions withWindow(int value) {
        return new QualityOptions(text, precisions, reference, tokens, value);
    }
}
