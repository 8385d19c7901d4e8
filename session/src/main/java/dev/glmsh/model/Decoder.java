package dev.glmsh.model;

import dev.glmsh.Cancellation;
import dev.glmsh.Progress;
import dev.glmsh.checkpoint.Checkpoint;
import dev.glmsh.checkpoint.ModelConfig;
import dev.glmsh.compiled.CompiledKernels;
import dev.glmsh.compiled.PromptAttention;
import dev.glmsh.device.CompiledPrompts;
import dev.glmsh.device.Precision;
import dev.glmsh.device.WeightLayout;
import dev.glmsh.torch.Dtype;
import dev.glmsh.torch.Script;
import dev.glmsh.torch.Tensor;
import dev.glmsh.torch.Value;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A loaded decoder: weights, kernels and rotary table. It computes hidden states chunk by chunk and layer
 * by layer, and looks at the cancellation flag between layers. Used on the torch thread; closed by the one who loaded it.
 *
 * <pre>{@code
 * try (Decoder decoder = Decoder.load(checkpoint, Precision.BF16, WeightLayout.PACKED, 4096, progress, cancellation);
 *         KvCache cache = decoder.newCache();
 *         Tensor hidden = decoder.forward(new int[] {1, 2, 3}, cache, cancellation);
 *         Tensor logits = decoder.logits(hidden, true)) { … }
 * }</pre>
 */
public final class Decoder implements AutoCloseable {
    private final ModelConfig config;
    private final int context;
    private final Dtype dtype;
    private final TensorScripts tensors;
    private final Script script;
    private final RotaryTable rotary;
    private final DecoderWeights weights;
    private final KernelConstants constants;
    private final Optional<CompiledDecoder> compiled;
    private final Optional<PromptAttention> attention;
    private final String tokenKernels;
    private final Optional<CompiledKernels> opener;

    private Decoder(
            ModelConfig config,
            int context,
            Dtype dtype,
            TensorScripts tensors,
            Script script,
            DecoderWeights weights,
            boolean readable,
            boolean compact) {
        this.config = config;
        this.context = context;
        this.dtype = dtype;
        this.tensors = tensors;
        this.script = script;
        this.weights = weights;
        this.rotary = new RotaryTable(tensors, config.rope(), context, dtype);
        this.constants = KernelConstants.of(config);
        this.compiled =
                readable ? CompiledDecoder.of(config, context, script, tensors, weights, rotary) : Optional.empty();
        this.attention = readable ? CompiledDecoder.attention(config, context) : Optional.empty();
        this.tokenKernels = CompiledDecoder.describe(compiled, dtype);
        this.opener = compact ? CompiledKernels.find().kernels() : Optional.empty();
    }

    /**
     * Loads a checkpoint's text decoder. If that fails or is cancelled, nothing stays behind.
     *
     * @param layout how matrices lie in memory; not AUTO
     * @param context the most tokens that a cache of this decoder holds
     */
    public static Decoder load(
            Checkpoint checkpoint,
            Precision precision,
            WeightLayout layout,
            int context,
            Progress progress,
            Cancellation cancellation) {
        return load(checkpoint, precision, layout, context, Optional.empty(), progress, cancellation);
    }

    /**
     * The same, keeping the quantised weights as a checkpoint in a new folder.
     *
     * @param keep the folder, if they are to be kept; then the precision must be a quantised one
     * @throws dev.glmsh.GlmshException if the folder is not empty or cannot be written to
     */
    public static Decoder load(
            Checkpoint checkpoint,
            Precision precision,
            WeightLayout layout,
            int context,
            Optional<Path> keep,
            Progress progress,
            Cancellation cancellation) {
        return load(checkpoint, precision, layout, context, keep, true, progress, cancellation);
    }

    /** The same; {@code compiled} tells whether kernels that are compiled here may be used. */
    static Decoder load(
            Checkpoint checkpoint,
            Precision precision,
            WeightLayout layout,
            int context,
            Optional<Path> keep,
            boolean compiled,
            Progress progress,
            Cancellation cancellation) {
        Dtype dtype = dtype(precision);
        boolean may = compiled && CompiledDecoder.canRead(dtype);
        if (!may) {
            CompiledDecoder.requireReadableWithout(layout);
        }
        TensorScripts tensors = new TensorScripts();
        WeightLayout held = may && !precision.isQuantized() ? CompiledDecoder.readable(layout) : layout;
        Script script = LinearKernels.decoder(precision, held);
        Optional<CompiledKernels> kernels = may ? CompiledKernels.find().kernels() : Optional.empty();
        try {
            DecoderWeights weights = keep.isEmpty()
                    ? DecoderWeights.load(
                            checkpoint,
                            tensors,
                            script,
                            precision,
                            held,
                            QuantizedSink.NONE,
                            kernels,
                            progress,
                            cancellation)
                    : kept(checkpoint, precision, keep.get(), tensors, script, kernels, progress, cancellation);
            boolean compact = held == WeightLayout.COMPACT;
            return over(weights, checkpoint.config(), context, dtype, tensors, script, may, compact);
        } catch (RuntimeException | Error e) {
            script.close();
            tensors.close();
            throw e;
        }
    }

    private static DecoderWeights kept(
            Checkpoint checkpoint,
            Precision precision,
            Path directory,
            TensorScripts tensors,
            Script script,
            Optional<CompiledKernels> kernels,
            Progress progress,
            Cancellation cancellation) {
        try (QuantizedWriter writer = QuantizedWriter.begin(checkpoint, precision, directory, script)) {
            DecoderWeights weights = DecoderWeights.load(
                    checkpoint,
                    tensors,
                    script,
                    precision,
                    WeightLayout.PACKED,
                    writer,
                    kernels,
                    progress,
                    cancellation);
            try {
                writer.finish();
                return weights;
            } catch (RuntimeException | Error e) {
                weights.close();
                throw e;
            }
        }
    }

    private static Decoder over(
            DecoderWeights weights,
            ModelConfig config,
            int context,
            Dtype dtype,
            TensorScripts tensors,
            Script script,
            boolean readable,
            boolean compact) {
        try {
            return new Decoder(config, context, dtype, tensors, script, weights, readable, compact);
        } catch (RuntimeException | Error e) {
            weights.close();
            throw e;
        }
    }

    /** Whether packed kernels of this precision run here. Tries them; call on the torch thread. */
    public static boolean canPack(Precision precision) {
        return precision.isQuantized() || LinearKernels.canPack(dtype(precision));
    }

    /** Whether kernels are compiled here when a model of bfloat16 activations is loaded. Looks for a compiler, no more. */
    public static boolean compilesKernels() {
        return CompiledKernels.areExpected();
    }

    /** What of prompts those kernels will compute. */
    public static CompiledPrompts compiledPrompts() {
        if (!CompiledKernels.areExpected()) {
            return CompiledPrompts.NOTHING;
        }
        if (!CompiledKernels.areExpectedForQuantized()) {
            return CompiledPrompts.ATTENTION;
        }
        return CompiledKernels.areExpectedForBf16() ? CompiledPrompts.LAYERS : CompiledPrompts.QUANTIZED_LAYERS;
    }

    /** The type of activations, KV cache and all weights that are not quantised. */
    static Dtype dtype(Precision precision) {
        return switch (precision) {
            case FP32 -> Dtype.FLOAT32;
            case FP16 -> Dtype.FLOAT16;
            case BF16, INT8, W8A8, INT4, INT4_G64, INT4_G32 -> Dtype.BFLOAT16;
        };
    }

    /** The model's shape. */
    public ModelConfig config() {
        return config;
    }

    /** Whether single tokens are computed by kernels that were compiled on this machine, and not by LibTorch's. */
    boolean isCompiled() {
        return compiled.isPresent();
    }

    /** Whose kernels compute single tokens, in a few words, and what is missing for faster ones. */
    public String tokenKernels() {
        return tokenKernels;
    }

    /** The most tokens that a cache of this decoder holds. */
    public int context() {
        return context;
    }

    /** An empty cache for the context that this decoder was loaded for; owned by the caller. */
    public KvCache newCache() {
        return new KvCache(tensors, dtype, config.layers(), config.kvHeads(), config.headDim(), context);
    }

    /**
     * Computes the next positions of a prompt and adds them to the cache. If it is cancelled, the cache is as it was.
     *
     * @param ids token ids, each within the vocabulary; the cache must have room for them
     * @return hidden states [ids.length, hidden], owned by the caller
     */
    public Tensor forward(int[] ids, KvCache cache, Cancellation cancellation) {
        int start = cache.length();
        if (ids.length == 0 || start + ids.length > cache.context()) {
            throw new IllegalArgumentException(
                    ids.length + " ids at position " + start + " of a context of " + cache.context());
        }
        Tensor hidden = compiled.filter(CompiledDecoder::takesPrompts).isPresent()
                ? forward(compiled.get(), ids, cache, cancellation)
                : forwardByLibTorch(ids, cache, cancellation);
        cache.appended(ids);
        return hidden;
    }

    private Tensor forward(CompiledDecoder fast, int[] ids, KvCache cache, Cancellation cancellation) {
        Tensor hidden = embed(ids);
        try {
            fast.prompt(hidden, ids.length, cache, cancellation);
            return hidden;
        } catch (RuntimeException | Error e) {
            hidden.close();
            throw e;
        }
    }

    private Tensor forwardByLibTorch(int[] ids, KvCache cache, Cancellation cancellation) {
        try (PromptWeights opened = new PromptWeights(opener, tensors);
                PromptPass pass = new PromptPass(
                        script, tensors, config, constants, dtype, rotary, attention, opened, cache, ids.length)) {
            Tensor hidden = embed(ids);
            for (int i = 0; i < config.layers(); i++) {
                try (Tensor input = hidden) {
                    cancellation.check("generation");
                    hidden = pass.layer(i, weights.layers().get(i), input);
                }
            }
            return hidden;
        }
    }

    /**
     * Computes one new token, with the fastest kernels there are for that. A prompt's tokens are for {@link #forward}, which
     * rounds alike for prompts of any length, so that a prompt whose beginning is in the cache has the same continuation.
     *
     * @return float32 logits [1, vocabulary], owned by the caller
     */
    public Tensor next(int id, KvCache cache, Cancellation cancellation) {
        int[] ids = {id};
        if (compiled.isEmpty() || cache.length() == cache.context()) {
            try (Tensor hidden = forward(ids, cache, cancellation)) {
                return logits(hidden, true);
            }
        }
        try (Tensor hidden = embed(ids)) {
            Tensor logits = logits(hidden, compiled.get(), cache, cancellation);
            cache.appended(ids);
            return logits;
        }
    }

    private Tensor logits(Tensor hidden, CompiledDecoder fast, KvCache cache, Cancellation cancellation) {
        if (fast.hasHead()) {
            return fast.logits(hidden, cache, cancellation);
        }
        fast.forward(hidden, cache, cancellation);
        return logits(hidden, true);
    }

    /** float32 logits, [rows, vocabulary] or, with {@code lastOnly}, [1, vocabulary]; owned by the caller. */
    public Tensor logits(Tensor hidden, boolean lastOnly) {
        if (lastOnly && compiled.filter(CompiledDecoder::hasHead).isPresent()) {
            return lastLogits(hidden, compiled.get());
        }
        Value last = lastOnly ? constants.yes() : constants.no();
        try (PromptWeights opened = new PromptWeights(opener, tensors)) {
            return opened.with(
                    List.of(weights.head()),
                    head -> script.call("logits", hidden, weights.norm(), head.get(0), constants.eps(), last)
                            .asTensor());
        }
    }

    /**
     * The same of some positions, so that the logits of a long text with a large vocabulary need not be held at once.
     *
     * @param hidden what {@link #forward} gave
     * @return float32 [count, vocabulary], owned by the caller
     */
    public Tensor logits(Tensor hidden, int from, int count) {
        try (Value start = Value.of(from);
                Value rows = Value.of(count);
                Tensor part = script.call("rows", hidden, start, rows).asTensor()) {
            return logits(part, false);
        }
    }

    private Tensor lastLogits(Tensor hidden, CompiledDecoder head) {
        long rows = hidden.shape()[0];
        try (Tensor last = tensors.rows(hidden, rows - 1, rows);
                Tensor normalised = script.call("rms_norm", last, weights.norm(), constants.eps())
                        .asTensor()) {
            return head.logits(normalised);
        }
    }

    private Tensor embed(int[] ids) {
        for (int id : ids) {
            if (id < 0 || id >= config.vocabSize()) {
                throw new IllegalArgumentException("id " + id + " is outside the vocabulary");
            }
        }
        return weights.embedding().rows(ids);
    }

    @Override
    public void close() {
        compiled.ifPresent(CompiledDecoder::close);
        attention.ifPresent(PromptAttention::close);
        constants.close();
        rotary.close();
        weights.close();
        script.close();
        tensors.close();
    }
}
