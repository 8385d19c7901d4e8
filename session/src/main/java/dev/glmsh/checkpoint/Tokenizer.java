package dev.glmsh.checkpoint;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.util.Optional;

/**
 * Turns text into token ids and back, by the checkpoint's {@code tokenizer.json} and the Hugging Face tokenizers
 * library. Holds native memory; whoever opens it closes it. Used by one thread at a time.
 *
 * <pre>{@code
 * try (Tokenizer tokenizer = checkpoint.openTokenizer()) {
 *     int[] ids = tokenizer.encode("The memory that a model needs");
 *     String text = tokenizer.decode(ids);
 * }
 * }</pre>
 */
public final class Tokenizer implements AutoCloseable {
    private final HuggingFaceTokenizer tokenizer;
    private final Vocabulary vocabulary;

    Tokenizer(HuggingFaceTokenizer tokenizer, Vocabulary vocabulary) {
        this.tokenizer = tokenizer;
        this.vocabulary = vocabulary;
    }

    /**
     * The ids of a text, with no special tokens added; special tokens that are written in the text are recognised. This
     * is what a rendered chat needs, because its template wrote them already.
     */
    public int[] encode(String text) {
        return ids(tokenizer.encode(text, false, false));
    }

    /** The ids of a text with what the tokenizer adds around it, such as a beginning-of-text token. */
    public int[] encodeWithSpecialTokens(String text) {
        return ids(tokenizer.encode(text, true, false));
    }

    /** The text of the ids, special tokens left out. Incomplete characters are U+FFFD, unknown ids nothing. */
    public String decode(int... ids) {
        return decode(true, ids);
    }

    /** The text of the ids, with special tokens as they are written, or left out. */
    public String decode(boolean skipSpecialTokens, int... ids) {
        long[] wide = new long[ids.length];
        for (int i = 0; i < ids.length; i++) {
            wide[i] = ids[i];
        }
        return tokenizer.decode(wide, skipSpecialTokens);
    }

    /** One more than the highest id. Often less than the model's {@code vocab_size}, which is padded. */
    public int vocabularySize() {
        return vocabulary.size();
    }

    /** The id of a token, written as in the vocabulary: {@code "<|user|>"}. */
    public Optional<Integer> idOf(String token) {
        return vocabulary.idOf(token);
    }

    /** The token of an id as the vocabulary writes it ({@code "Ġthe"}); the empty text for an id without one. */
    public String tokenOf(int id) {
        return vocabulary.tokenOf(id);
    }

    /** Whether {@link #decode(int...)} leaves the token out. */
    public boolean isSpecial(int id) {
        return vocabulary.isSpecial(id);
    }

    @Override
    public void close() {
        tokenizer.close();
    }

    private static int[] ids(Encoding encoding) {
        long[] wide = encoding.getIds();
        int[] ids = new int[wide.length];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = Math.toIntExact(wide[i]);
        }
        return ids;
    }
}
