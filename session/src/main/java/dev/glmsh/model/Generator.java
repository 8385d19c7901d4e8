package dev.glmsh.model;

import dev.glmsh.Cancellation;
import dev.glmsh.GlmshException;
import dev.glmsh.checkpoint.Tokenizer;
import dev.glmsh.torch.Tensor;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.CancellationException;

/**
 * The generation loop over one decoder and one KV cache: prefill in chunks, then token by token. What the cache holds
 * of the prompt's beginning is not computed again. Used on the torch thread; owns nothing.
 */
public final class Generator {
    private final Decoder decoder;
    private final KvCache cache;
    private final Tokenizer tokenizer;
    private final int chunk;
    private final double loadMs;
    private final float[] logits;

    /**
     * A generator that prefills {@code chunk} tokens at a time, which bounds its activations.
     *
     * @param loadMs what loading took, to be told with every generation's timings
     */
    public Generator(Decoder decoder, KvCache cache, Tokenizer tokenizer, int chunk, double loadMs) {
        this.decoder = decoder;
        this.cache = cache;
        this.tokenizer = tokenizer;
        this.chunk = chunk;
        this.loadMs = loadMs;
        this.logits = new float[decoder.config().vocabSize()];
    }

    /**
     * Continues a prompt.
     *
     * @param stopIds ids that end the text unless the options ignore them
     * @param stream receives the text as it grows, never part of a character
     * @throws GlmshException if the prompt is empty or leaves no room in the context
     */
    public Generation generate(
            int[] prompt,
            GenerationOptions options,
            Set<Integer> stopIds,
            TextStream stream,
            Cancellation cancellation) {
        if (prompt.length == 0) {
            throw new GlmshException("the prompt is empty", "give at least one token of text");
        }
        if (prompt.length >= cache.context()) {
            throw new GlmshException(
                    "the prompt has " + prompt.length + " tokens and the context holds " + cache.context(),
                    "shorten it, or load the model again with a larger --context");
        }
        GenerationTrace trace =
                new GenerationTrace(prompt, loadMs, new GeneratedText(tokenizer, prompt, options, stream));
        try {
            trace.reused(cache.reuse(prompt));
            prefill(prompt, trace, cancellation);
            decode(options, stopIds, trace, cancellation, new Sampler(options.sampling(), prompt));
        } catch (CancellationException e) {
            trace.finished(FinishReason.CANCELLED);
        }
        return trace.generation();
    }

    private void prefill(int[] prompt, GenerationTrace trace, Cancellation cancellation) {
        for (int from = cache.length(); from < prompt.length; from += chunk) {
            int to = Math.min(from + chunk, prompt.length);
            try (Tensor hidden = decoder.forward(Arrays.copyOfRange(prompt, from, to), cache, cancellation)) {
                if (to == prompt.length) {
                    try (Tensor last = decoder.logits(hidden, true)) {
                        last.copyTo(logits);
                    }
                }
            }
        }
        trace.prefilled();
    }

    private void decode(
            GenerationOptions options,
            Set<Integer> stopIds,
            GenerationTrace trace,
            Cancellation cancellation,
            Sampler sampler) {
        int most = Math.min(options.maxNew(), cache.context() - trace.promptLength());
        while (true) {
            int id = sampler.draw(logits);
            if (!options.ignoreEos() && stopIds.contains(id)) {
                trace.finished(FinishReason.STOP);
                return;
            }
            if (trace.generated(id)) {
                trace.finished(FinishReason.STOP);
                return;
            }
            if (trace.count() == most) {
                trace.finished(FinishReason.LENGTH);
                return;
            }
            try (Tensor next = decoder.next(id, cache, cancellation)) {
                next.copyTo(logits);
            }
        }
    }
}
