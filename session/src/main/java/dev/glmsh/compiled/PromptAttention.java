package dev.glmsh.compiled;

/**
 * Attention of a prompt's new tokens, of one decoder's shape. A token's result does not depend on which others it came with,
 * to the last bit. Used on the torch thread.
 */
public final class PromptAttention implements AutoCloseable {
    private static final int STEP_FIELDS = 7;

    private final CompiledKernels kernels;
    private final DecodeShape shape;
    private final NativeLongs shapeFields;
    private final NativeLongs step = new NativeLongs(STEP_FIELDS);
    private final Workspace workspace;

    /** Takes no memory to speak of until it is used; then some 400 KB a thread. */
    public PromptAttention(CompiledKernels kernels, DecodeShape shape) {
        this.kernels = kernels;
        this.shape = shape;
        this.shapeFields = NativeLongs.of(shape.fields());
        this.workspace = new Workspace(threads -> kernels.promptWorkspaceBytes(shapeFields.memory(), threads));
    }

    /**
     * Fills {@code prompt.attended()}.
     *
     * @throws IllegalArgumentException if the tokens leave the context
     */
    public void attend(PromptStep prompt, int threads) {
        if (prompt.tokens() < 1 || prompt.position() < 0 || prompt.position() + prompt.tokens() > shape.context()) {
            throw new IllegalArgumentException(prompt + " in a context of " + shape.context());
        }
        if (prompt.window() < 1) {
            throw new IllegalArgumentException("a window of " + prompt.window());
        }
        step.set(prompt.fields());
        kernels.attend(shapeFields.memory(), step.memory(), workspace.of(threads), threads);
    }

    @Override
    public void close() {
        workspace.close();
        step.close();
        shapeFields.close();
    }
}
