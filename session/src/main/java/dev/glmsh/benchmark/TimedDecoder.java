package dev.glmsh.benchmark;

import dev.glmsh.Cancellation;
import dev.glmsh.model.Decoder;
import dev.glmsh.model.KvCache;
import dev.glmsh.model.Logits;
import dev.glmsh.torch.Tensor;
import java.util.Arrays;

/** A decoder with a KV cache of its own, whose steps are timed. Used on the torch thread. */
final class TimedDecoder implements AutoCloseable {
    private final Decoder decoder;
    private final KvCache cache;
    private final int chunk;
    private final Cancellation cancellation;
    private final float[] logits;

    TimedDecoder(Decoder decoder, int chunk, Cancellation cancellation) {
        this.decoder = decoder;
        this.cache = decoder.newCache();
        this.chunk = chunk;
        this.cancellation = cancellation;
        this.logits = new float[decoder.config().vocabSize()];
    }

    /** Forgets what follows the first tokens. */
    void truncate(int length) {
        cache.truncate(length);
    }

    /** Adds tokens without logits, in no hurry. */
    void fill(int[] ids) {
        for (int from = 0; from < ids.length; from += chunk) {
            decoder.forward(Arrays.copyOfRange(ids, from, Math.min(from + chunk, ids.length)), cache, cancellation)
                    .close();
        }
    }

    /** Milliseconds from a prompt to the token that follows it. */
    double prefill(int[] ids) {
        long start = System.nanoTime();
        int last = (ids.length - 1) / chunk * chunk;
        fill(Arrays.copyOf(ids, last));
        try (Tensor hidden = decoder.forward(Arrays.copyOfRange(ids, last, ids.length), cache, cancellation)) {
            likeliest(decoder.logits(hidden, true));
        }
        return (System.nanoTime() - start) / 1e6;
    }

    /** Milliseconds that each of {@code count} new tokens takes, chosen greedily; the first follows {@code id}. */
    double[] decode(int id, int count) {
        double[] milliseconds = new double[count];
        int token = id;
        long before = System.nanoTime();
        for (int i = 0; i < count; i++) {
            token = likeliest(decoder.next(token, cache, cancellation));
            long now = System.nanoTime();
            milliseconds[i] = (now - before) / 1e6;
            before = now;
        }
        return milliseconds;
    }

    private int likeliest(Tensor next) {
        try (next) {
            next.copyTo(logits);
        }
        return Logits.argmax(logits);
    }

    @Override
    public void close() {
        cache.close();
    }
}
