package dev.glmsh.compiled;

import com.sun.jna.Memory;
import java.util.ArrayList;
import java.util.List;

/**
 * The layers of one decoder, each computed for one token by one call. The weights must outlive this; used on the torch
 * thread.
 */
public final class TokenKernels implements AutoCloseable {
    private static final int STEP_FIELDS = 7;

    private final CompiledKernels kernels;
    private final DecodeShape shape;
    private final NativeLongs shapeFields;
    private final List<NativeLongs> layers = new ArrayList<>();
    private final NativeLongs step = new NativeLongs(STEP_FIELDS);
    private final Workspace workspace;

    /**
     * Describes the decoder to C.
     *
     * @throws IllegalArgumentException if a matrix does not fit the shape
     */
    public TokenKernels(CompiledKernels kernels, DecodeShape shape, List<LayerAddress> layers) {
        layers.forEach(layer -> layer.check(shape));
        this.kernels = kernels;
        this.shape = shape;
        this.shapeFields = NativeLongs.of(shape.fields());
        this.workspace = new Workspace(threads -> kernels.workspaceBytes(shapeFields.memory(), threads));
        layers.forEach(layer -> this.layers.add(NativeLongs.of(layer.fields())));
    }

    /** Computes a layer: replaces the hidden state and adds to the cache. */
    public void layer(int index, TokenStep token, int threads) {
        if (token.start() < 0 || token.start() > token.position() || token.position() >= shape.context()) {
            throw new IllegalArgumentException(token + " in a context of " + shape.context());
        }
        step.set(token.fields());
        Memory space = workspace.of(threads);
        kernels.layer(shapeFields.memory(), layers.get(index).memory(), step.memory(), space, threads);
    }

    @Override
    public void close() {
        workspace.close();
        step.close();
        layers.forEach(NativeLongs::close);
        shapeFields.close();
    }
}
