package dev.glmsh.session;

import dev.glmsh.checkpoint.Checkpoint;
import dev.glmsh.checkpoint.Tokenizer;
import dev.glmsh.quality.QualityOptions;
import dev.glmsh.quality.TokenWindows;
import java.util.Arrays;

/** Puts a text into a model's tokens. */
final class EncodedText {
    private EncodedText() {}

    /** The text in windows that the model can take, each after what the tokenizer puts before any text. */
    static TokenWindows windows(Checkpoint checkpoint, String text, QualityOptions options) {
        int window = Math.min(options.window(), checkpoint.config().maxPositions());
        try (Tokenizer tokenizer = checkpoint.openTokenizer()) {
            int[] plain = tokenizer.encode(text);
            int[] marked = tokenizer.encodeWithSpecialTokens(text);
            int added = marked.length - plain.length;
            boolean before = added > 0 && Arrays.equals(marked, added, marked.length, plain, 0, plain.length);
            int[] prefix = before ? Arrays.copyOf(marked, added) : new int[0];
            return TokenWindows.of(prefix, plain, options.tokens(), window);
        }
    }
}
