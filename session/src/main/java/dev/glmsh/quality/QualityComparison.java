package dev.glmsh.quality;

import dev.glmsh.Cancellation;
import dev.glmsh.Progress;
import dev.glmsh.model.Decoder;
import dev.glmsh.model.KvCache;
import dev.glmsh.torch.Tensor;
import java.util.Arrays;
import java.util.concurrent.CancellationException;

/**
 * Compares precisions of one checkpoint on one text: first the reference, then each of the others, loaded one after
 * another. The reference's logits are kept in a temporary file of 4 bytes a token and vocabulary entry (592 MiB for 1,024
 * tokens of GLM-4's 151,552); in memory are a block of 16 MiB of either. Used on the torch thread.
 *
 * <pre>{@code
 * try (QualityComparison comparison = new QualityComparison("glm", windows, 151_552, progress, cancellation)) {
 *     QualityResult reference = comparison.reference("bf16", exact);
 *     QualityResult other = comparison.compare("int4", quantised);
 * }
 * }</pre>
 */
public final class QualityComparison implements AutoCloseable {
    private static final int BLOCK_FLOATS = 4 << 20;
    private static final int MOST_ROWS = 64;
    private static final int CHUNK = 512;

    private final String model;
    private final TokenWindows windows;
    private final int vocabulary;
    private final int blockRows;
    private final Progress progress;
    private final Cancellation cancellation;
    private final LogitsFile file;
    private final float[] logits;
    private final float[] known;

    /**
     * Makes room for the reference's logits.
     *
     * @param vocabulary how many logits a token has
     * @throws dev.glmsh.GlmshException if the disk is too full
     */
    public QualityComparison(
            String model, TokenWindows windows, int vocabulary, Progress progress, Cancellation cancellation) {
        this.model = model;
        this.windows = windows;
        this.vocabulary = vocabulary;
        this.blockRows = Math.max(1, Math.min(MOST_ROWS, BLOCK_FLOATS / vocabulary));
        this.progress = progress;
        this.cancellation = cancellation;
        this.file = LogitsFile.create(
                (long) windows.predicted() * vocabulary * Float.BYTES, Math.multiplyExact(blockRows, vocabulary));
        this.logits = new float[blockRows * vocabulary];
        this.known = new float[blockRows * vocabulary];
    }

    /** Predicts the text and keeps the logits. */
    public QualityResult reference(String precision, Decoder decoder) {
        return run(precision, decoder, true);
    }

    /** Predicts the text and compares the logits with the reference's. */
    public QualityResult compare(String precision, Decoder decoder) {
        return run(precision, decoder, false);
    }

    private QualityResult run(String precision, Decoder decoder, boolean isReference) {
        TokenScores scores = new TokenScores();
        int count = windows.windows().size();
        file.rewind();
        try (KvCache cache = decoder.newCache()) {
            for (int i = 0; i < count; i++) {
                progress.update(model + " " + precision + ", text", i, count);
                cache.clear();
                window(windows.input(i), decoder, cache, isReference, scores);
            }
        } catch (CancellationException e) {
            cancellation.check("the comparison"); // says what was cancelled: a decoder takes it for a generation
            throw e;
        }
        progress.update(model + " " + precision + ", text", count, count);
        return scores.result(model, precision, isReference);
    }

    /** Chunk by chunk, as a prompt is computed. */
    private void window(int[] ids, Decoder decoder, KvCache cache, boolean isReference, TokenScores scores) {
        for (int start = 0; start < ids.length; start += CHUNK) {
            int end = Math.min(start + CHUNK, ids.length);
            try (Tensor hidden = decoder.forward(Arrays.copyOfRange(ids, start, end), cache, cancellation)) {
                int last = Math.min(end, ids.length - 1);
                for (int from = Math.max(start, windows.firstPredicting()); from < last; from += blockRows) {
                    cancellation.check("the comparison");
                    int rows = Math.min(blockRows, last - from);
                    try (Tensor block = decoder.logits(hidden, from - start, rows)) {
                        block.copyTo(logits, rows * vocabulary);
                    }
                    score(ids, from, rows, isReference, scores);
                }
            }
        }
    }

    private void score(int[] ids, int from, int rows, boolean isReference, TokenScores scores) {
        if (isReference) {
            file.write(logits, rows * vocabulary);
        } else {
            file.read(known, rows * vocabulary);
        }
        for (int row = 0; row < rows; row++) {
            scores.predicted(logits, row * vocabulary, vocabulary, ids[from + row + 1]);
            if (!isReference) {
                scores.compared(known, logits, row * vocabulary, vocabulary);
            }
        }
    }

    @Override
    public void close() {
        file.close();
    }
}
