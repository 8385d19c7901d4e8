package dev.glmsh.compiled;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * The layers of one decoder, some of which are computed for one token by one call. The weights must outlive this; used on
 * the torch thread.
 */
public final class TokenKernels implements AutoCloseable {
    private final CompiledKernels kernels;
    private final DecodeShape shape;
    private final NativeLongs shapeFields;
    private final NativeLongs layers;
    private final NativeLongs steps;
    private final @Nullable NativeLongs output;
    private final long layerBytes;
    private final Workspace workspace;

    /**
     * Describes the decoder to C.
     *
     * @param layers at least one
     * @param output how they end, if it can be read
     * @throws IllegalArgumentException if a matrix does not fit the shape
     */
    public TokenKernels(
            CompiledKernels kernels, DecodeShape shape, List<LayerAddress> layers, Optional<OutputAddress> output) {
        layers.forEach(layer -> layer.check(shape));
        output.ifPresent(end -> end.check(shape));
        this.kernels = kernels;
        this.shape = shape;
        this.shapeFields = NativeLongs.of(shape.fields());
        this.workspace = new Workspace(threads -> kernels.workspaceBytes(shapeFields.memory(), threads));
        this.layers = NativeLongs.of(layers.stream()
                .flatMapToLong(layer -> LongStream.of(layer.fields()))
                .toArray());
        this.layerBytes = this.layers.memory().size() / layers.size();
        this.steps = new NativeLongs(layers.size() * TokenStep.FIELDS);
        this.output = output.map(end -> NativeLongs.of(end.fields())).orElse(null);
    }

    /**
     * Computes some neighbouring layers: replaces the hidden state, which all steps share, and adds to the caches.
     *
     * @param logits address of a bfloat16 vector [vocabulary] that is written after the last layer, or 0
     */
    public void layers(int first, List<TokenStep> token, long logits, int threads) {
        token.forEach(this::check);
        if (first < 0
                || token.isEmpty()
                || (first + token.size()) * layerBytes > layers.memory().size()) {
            throw new IllegalArgumentException(token.size() + " layers from " + first);
        }
        if (logits != 0 && output == null) {
            throw new IllegalStateException("the output layer cannot be read");
        }
        steps.set(token.stream()
                .flatMapToLong(step -> LongStream.of(step.fields()))
                .toArray());
        kernels.layers(
                shapeFields.memory(),
                layers.memory().share(first * layerBytes),
                steps.memory(),
                token.size(),
                output == null ? null : output.memory(),
                logits,
                workspace.of(threads),
                threads);
    }

    private void check(TokenStep step) {
        if (step.start() < 0 || step.start() > step.position() || step.position() >= shape.context()) {
            throw new IllegalArgumentException(step + " in a context of " + shape.context());
        }
    }

    @Override
    public void close() {
        workspace.close();
        if (output != null) {
            output.close();
        }
        steps.close();
        layers.close();
        shapeFields.close();
    }
}
