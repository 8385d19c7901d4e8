package dev.glmsh.model;

import dev.glmsh.Cancellation;
import dev.glmsh.GlmshException;
import dev.glmsh.checkpoint.ModelConfig;
import dev.glmsh.compiled.CompiledKernels;
import dev.glmsh.compiled.DecodeShape;
import dev.glmsh.compiled.LayerAddress;
import dev.glmsh.compiled.LayerStep;
import dev.glmsh.compiled.MatrixAddress;
import dev.glmsh.compiled.OutputAddress;
import dev.glmsh.compiled.PromptAttention;
import dev.glmsh.compiled.PromptLayers;
import dev.glmsh.compiled.TokenKernels;
import dev.glmsh.compiled.TokenStep;
import dev.glmsh.device.WeightLayout;
import dev.glmsh.torch.Dtype;
import dev.glmsh.torch.Script;
import dev.glmsh.torch.Tensor;
import dev.glmsh.torch.Torch;
import dev.glmsh.torch.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The same decoder by kernels that were compiled here: for one token at a time, where they read weights as fast as memory
 * allows, and for prompts where the weights have 4 bits. It reads the weights that LibTorch's kernels multiply other prompts
 * by, and must be closed before them.
 */
final class CompiledDecoder implements AutoCloseable {
    /** A call wakes the threads; between calls, some ten milliseconds long, a generation can be ended. */
    private static final long WEIGHTS_OF_A_CALL = 1_000_000_000;

    private final ModelConfig config;
    private final CompiledKernels kernels;
    private final NativeMatrices matrices;
    private final TokenKernels layers;
    private final Optional<PromptLayers> prompts;
    private final Optional<MatrixAddress> head;
    private final RotaryTable rotary;
    private final TensorScripts tensors;
    private final int layersOfACall;

    private CompiledDecoder(
            ModelConfig config,
            CompiledKernels kernels,
            NativeMatrices matrices,
            TokenKernels layers,
            Optional<PromptLayers> prompts,
            Optional<MatrixAddress> head,
            RotaryTable rotary,
            TensorScripts tensors) {
        this.config = config;
        this.kernels = kernels;
        this.matrices = matrices;
        this.layers = layers;
        this.prompts = prompts;
        this.head = head;
        this.rotary = rotary;
        this.tensors = tensors;
        long weights = (2L * config.queryWidth() + 2L * config.kvWidth() + 3L * config.intermediateSize())
                * config.hiddenSize();
        this.layersOfACall = (int) Math.max(1, Math.min(config.layers(), WEIGHTS_OF_A_CALL / weights));
    }

    /** Whether there are such kernels here for activations of this type. */
    static boolean canRead(Dtype dtype) {
        return dtype == Dtype.BFLOAT16 && CompiledKernels.find().kernels().isPresent();
    }

    /** For people, just after a load: compiled, or LibTorch's and why. */
    static String describe(Optional<CompiledDecoder> found, Dtype dtype) {
        String reason = dtype == Dtype.BFLOAT16 ? CompiledKernels.reason() : "";
        return found.isPresent() ? "compiled" : reason.isEmpty() ? "LibTorch" : "LibTorch: " + reason;
    }

    /** The layout in which they read weights: packed ones row by row, each row copied as it is. */
    static WeightLayout readable(WeightLayout layout) {
        return layout == WeightLayout.PACKED ? WeightLayout.CONVERTED : layout;
    }

    /** Throws if only these kernels could read the layout, since more memory than was planned would be taken otherwise. */
    static void requireReadableWithout(WeightLayout layout) {
        if (layout == WeightLayout.COMPACT) {
            throw new GlmshException(
                    "compact weights need compiled kernels, and there are none here"
                            + (CompiledKernels.reason().isEmpty() ? "" : ": " + CompiledKernels.reason()),
                    "leave out --layout");
        }
    }

    /** Empty if there are no such kernels here, or weights that they cannot read; activations must be bfloat16. */
    static Optional<CompiledDecoder> of(
            ModelConfig config,
            int context,
            Script script,
            TensorScripts tensors,
            DecoderWeights weights,
            RotaryTable rotary) {
        NativeMatrices matrices = new NativeMatrices(script, tensors);
        try {
            Optional<CompiledDecoder> found = CompiledKernels.find()
                    .kernels()
                    .flatMap(kernels -> over(config, context, kernels, matrices, tensors, weights, rotary));
            if (found.isEmpty()) {
                matrices.close();
            }
            return found;
        } catch (RuntimeException | Error e) {
            matrices.close();
            throw e;
        }
    }

    private static Optional<CompiledDecoder> over(
            ModelConfig config,
            int context,
            CompiledKernels kernels,
            NativeMatrices matrices,
            TensorScripts tensors,
            DecoderWeights weights,
            RotaryTable rotary) {
        List<LayerAddress> layers = new ArrayList<>();
        for (LayerWeights layer : weights.layers()) {
            layer.address(matrices).ifPresent(layers::add);
        }
        if (layers.size() < config.layers()) {
            return Optional.empty();
        }
        try (Value none = Value.list(List.of())) {
            Optional<MatrixAddress> head = matrices.of(weights.head(), none).map(parts -> parts.get(0));
            Optional<OutputAddress> output =
                    head.map(matrix -> new OutputAddress(weights.norm().address(), matrix));
            DecodeShape shape = shape(config, context);
            TokenKernels tokens = new TokenKernels(kernels, shape, layers, output);
            Optional<PromptLayers> prompts = PromptLayers.of(kernels, shape, layers);
            return Optional.of(new CompiledDecoder(config, kernels, matrices, tokens, prompts, head, rotary, tensors));
        }
    }

    /** Attention of prompts, which needs no weights. */
    static Optional<PromptAttention> attention(ModelConfig config, int context) {
        return CompiledKernels.find().kernels().map(kernels -> new PromptAttention(kernels, shape(config, context)));
    }

    private static DecodeShape shape(ModelConfig config, int context) {
        return new DecodeShape(
                config.hiddenSize(),
                config.heads(),
                config.kvHeads(),
                config.headDim(),
                config.rope().rotaryDim(),
                config.intermediateSize(),
                context,
                config.rope().interleaved(),
                config.rmsNormEps());
    }

    /** The same with the output layer; gives float32 logits [1, vocabulary], owned by the caller. */
    Tensor logits(Tensor hidden, KvCache cache, Cancellation cancellation) {
        try (Tensor narrow = tensors.empty(Dtype.BFLOAT16, 1, head.orElseThrow().rows())) {
            forward(hidden, narrow.address(), cache, cancellation);
            return tensors.convert(narrow, Dtype.FLOAT32);
        }
    }

    /** Computes all layers of one token in place and adds it to the cache; the hidden state is [1, hidden]. */
    void forward(Tensor hidden, KvCache cache, Cancellation cancellation) {
        forward(hidden, 0, cache, cancellation);
    }

    private void forward(Tensor hidden, long logits, KvCache cache, Cancellation cancellation) {
        long address = hidden.address();
        for (int first = 0; first < config.layers(); first += layersOfACall) {
            cancellation.check("generation");
            List<TokenStep> steps = IntStream.range(first, Math.min(config.layers(), first + layersOfACall))
                    .mapToObj(layer -> step(layer, address, cache))
                    .toList();
            boolean last = first + steps.size() == config.layers();
            layers.layers(first, steps, last ? logits : 0, Torch.threads());
        }
    }

    private TokenStep step(int layer, long hidden, KvCache cache) {
        int position = cache.length();
        int width = config.slidingWindow(layer).orElse(Integer.MAX_VALUE);
        return new TokenStep(
                hidden,
                cache.keys(layer),
                cache.values(layer),
                rotary.cosines(position),
                rotary.sines(position),
                position,
                Math.max(0, position - width + 1));
    }

    /** Whether prompts go through these kernels too. */
    boolean takesPrompts() {
        return prompts.isPresent();
    }

    /** Computes all layers of a prompt's new tokens in place and adds them to the cache; hidden states are [tokens, hidden]. */
    void prompt(Tensor hidden, int tokens, KvCache cache, Cancellation cancellation) {
        long address = hidden.address();
        int position = cache.length();
        try (PromptLayers.Pass pass = prompts.orElseThrow().pass(tokens, Torch.threads())) {
            for (int layer = 0; layer < config.layers(); layer++) {
                cancellation.check("generation");
                pass.layer(
                        layer,
                        new LayerStep(
                                address,
                                cache.keys(layer),
                                cache.values(layer),
                                rotary.cosines(position),
                                rotary.sines(position),
                                tokens,
                                position,
                                config.slidingWindow(layer).orElse(Integer.MAX_VALUE)));
            }
        }
    }

    /** Whether the output layer can be read. */
    boolean hasHead() {
        return head.isPresent();
    }

    /** float32 logits [1, vocabulary] of a normalised hidden state [1, hidden]; owned by the caller. */
    Tensor logits(Tensor normalised) {
        MatrixAddress matrix = head.orElseThrow();
        try (Tensor narrow = tensors.empty(Dtype.BFLOAT16, 1, matrix.rows())) {
            kernels.multiply(matrix, normalised.address(), narrow.address(), Torch.threads());
            return tensors.convert(narrow, Dtype.FLOAT32);
        }
    }

    @Override
    public void close() {
        layers.close();
        prompts.ifPresent(PromptLayers::close);
        matrices.close();
    }
}
