package dev.glmsh.compiled;

import com.sun.jna.Memory;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * The layers of one decoder for the new tokens of a prompt. A token's result does not depend on which others it came with,
 * to the last bit. The weights must outlive this; used on the torch thread.
 */
public final class PromptLayers implements AutoCloseable {
    private final ManyVectors kernels;
    private final DecodeShape shape;
    private final NativeLongs shapeFields;
    private final NativeLongs layers;
    private final long layerBytes;

    private PromptLayers(ManyVectors kernels, DecodeShape shape, List<LayerAddress> layers) {
        this.kernels = kernels;
        this.shape = shape;
        this.shapeFields = NativeLongs.of(shape.fields());
        this.layers = NativeLongs.of(layers.stream()
                .flatMapToLong(layer -> LongStream.of(layer.fields()))
                .toArray());
        this.layerBytes = this.layers.memory().size() / layers.size();
    }

    /**
     * Describes the decoder to C.
     *
     * @return empty if the processor or a matrix is of another kind
     * @throws IllegalArgumentException if a matrix does not fit the shape
     */
    public static Optional<PromptLayers> of(CompiledKernels kernels, DecodeShape shape, List<LayerAddress> layers) {
        layers.forEach(layer -> layer.check(shape));
        return kernels.many().map(many -> new PromptLayers(many, shape, layers)).filter(PromptLayers::isReadable);
    }

    private boolean isReadable() {
        for (long at = 0; at < layers.memory().size(); at += layerBytes) {
            if (!kernels.takesPrompts(layers.memory().share(at))) {
                close();
                return false;
            }
        }
        return true;
    }

    /** Memory for so many new tokens, for one layer after the other; closed by the caller. */
    public Pass pass(int tokens, int threads) {
        return new Pass(tokens, threads);
    }

    /** The way of some tokens through the layers. */
    public final class Pass implements AutoCloseable {
        private final int tokens;
        private final int threads;
        private final Memory space;
        private final NativeLongs step = new NativeLongs(LayerStep.FIELDS);

        private Pass(int tokens, int threads) {
            this.tokens = tokens;
            this.threads = threads;
            this.space = new Memory(kernels.layerWorkspaceBytes(shapeFields.memory(), tokens, threads));
        }

        /**
         * Replaces the tokens' hidden states and adds to the cache.
         *
         * @throws IllegalArgumentException if the tokens leave the context or are more than there is memory for
         */
        public void layer(int index, LayerStep where) {
            where.check(shape.context());
            if (where.tokens() > tokens
                    || index < 0
                    || (index + 1) * layerBytes > layers.memory().size()) {
                throw new IllegalArgumentException("layer " + index + " for " + where);
            }
            step.set(where.fields());
            kernels.layer(
                    shapeFields.memory(), layers.memory().share(index * layerBytes), step.memory(), space, threads);
        }

        @Override
        public void close() {
            step.close();
            space.close();
        }
    }

    @Override
    public void close() {
        layers.close();
        shapeFields.close();
    }
}
