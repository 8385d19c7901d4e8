package dev.glmsh.compiled;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.util.Optional;

/** The functions of layers.c: matrices times several vectors, where the processor has four products of 8 bits at once. */
final class ManyVectors {
    private final Function takesPrompts;
    private final Function layerWorkspace;
    private final Function layer;
    private final Function workspace;
    private final Function multiply;

    private ManyVectors(NativeLibrary library) {
        takesPrompts = library.getFunction("glmsh_takes_prompts");
        layerWorkspace = library.getFunction("glmsh_layer_workspace");
        layer = library.getFunction("glmsh_prompt_layer");
        workspace = library.getFunction("glmsh_many_workspace");
        multiply = library.getFunction("glmsh_multiply_many");
    }

    /** Empty if they were not compiled, since the processor lacks what they are made of. */
    static Optional<ManyVectors> in(NativeLibrary library) {
        try {
            return Optional.of(new ManyVectors(library));
        } catch (UnsatisfiedLinkError e) {
            return Optional.empty();
        }
    }

    boolean takesPrompts(Pointer layer) {
        return takesPrompts.invokeLong(new Object[] {layer}) != 0;
    }

    long layerWorkspaceBytes(Memory shape, long tokens, long threads) {
        return layerWorkspace.invokeLong(new Object[] {shape, tokens, threads});
    }

    void layer(Memory shape, Pointer weights, Memory step, Memory space, long threads) {
        layer.invokeVoid(new Object[] {shape, weights, step, space, threads});
    }

    /**
     * Some bfloat16 vectors times a matrix.
     *
     * @param x address of [count, columns]
     * @param out address of [count, rows]
     * @return false if there is no such kernel for the matrix
     */
    boolean multiply(MatrixAddress matrix, long x, long count, long out, int threads) {
        try (NativeLongs fields = NativeLongs.of(matrix.fields());
                Memory space =
                        new Memory(workspace.invokeLong(new Object[] {fields.memory(), count, (long) threads}))) {
            Object[] arguments = {fields.memory(), new Pointer(x), count, new Pointer(out), space, (long) threads};
            return multiply.invokeLong(arguments) != 0;
        }
    }
}
