package dev.glmsh.compiled;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The kernels of this machine, compiled when they are first asked for, which takes two seconds, and kept in the user's
 * cache. They are used only if they multiply small matrices and attend to a few tokens rightly.
 */
public final class CompiledKernels {
    private static final KernelSearch SEARCH = new KernelSearch(KernelLoad::find);

    private final Function workspace;
    private final Function layers;
    private final Function multiply;
    private final Function multiplyWorkspace;
    private final Function promptWorkspace;
    private final Function attend;
    private final Function pack;
    private final Function encode;
    private final Function survey;
    private final Function compact;
    private final Function open;
    private final Optional<ManyVectors> many;

    CompiledKernels(NativeLibrary library) {
        workspace = library.getFunction("glmsh_workspace");
        layers = library.getFunction("glmsh_layers");
        multiply = library.getFunction("glmsh_multiply");
        multiplyWorkspace = library.getFunction("glmsh_multiply_workspace");
        promptWorkspace = library.getFunction("glmsh_prompt_workspace");
        attend = library.getFunction("glmsh_attend");
        pack = library.getFunction("glmsh_pack");
        encode = library.getFunction("glmsh_encode");
        survey = library.getFunction("glmsh_survey");
        compact = library.getFunction("glmsh_compact");
        open = library.getFunction("glmsh_open");
        many = ManyVectors.in(library);
    }

    /**
     * Whether there are kernels, and if not, why.
     *
     * @param kernels if they can be used
     * @param reason one line for people if they cannot
     */
    public record Found(Optional<CompiledKernels> kernels, String reason) {}

    /**
     * This machine's kernels; looked for again where the last call found none. LibTorch must have been started, so that
     * both use the same threads.
     */
    public static Found find() {
        return SEARCH.find();
    }

    /** Why the last call of {@link #find} found none; empty if it did. */
    public static String reason() {
        return SEARCH.reason();
    }

    /**
     * Whether {@link #find} is likely to give kernels: this is Linux and has a compiler, and the last call did not go wrong.
     */
    public static boolean areExpected() {
        return KernelLoad.isSupported() && KernelLoad.compiler().isPresent() && reason().isEmpty();
    }

    /** Whether they are expected to compute whole layers of prompts where weights are quantised. */
    public static boolean areExpectedForQuantized() {
        return areExpected() && ProcessorFlags.multipliesQuantized(ProcessorFlags.text());
    }

    /** The same of weights in bfloat16. */
    public static boolean areExpectedForBf16() {
        return areExpected() && ProcessorFlags.multipliesBf16(ProcessorFlags.text());
    }

    long workspaceBytes(Memory shape, long threads) {
        return workspace.invokeLong(new Object[] {shape, threads});
    }

    void layers(
            Memory shape,
            Pointer weights,
            Memory steps,
            long count,
            @Nullable Memory output,
            long logits,
            Memory space,
            long threads) {
        layers.invokeVoid(new Object[] {shape, weights, steps, count, output, new Pointer(logits), space, threads});
    }

    /** The kernels for several vectors at once; empty if this processor is better off without. */
    Optional<ManyVectors> many() {
        return many;
    }

    long promptWorkspaceBytes(Memory shape, long threads) {
        return promptWorkspace.invokeLong(new Object[] {shape, threads});
    }

    void attend(Memory shape, Memory prompt, Memory space, long threads) {
        attend.invokeVoid(new Object[] {shape, prompt, space, threads});
    }

    /**
     * One bfloat16 vector times a matrix.
     *
     * @param x address of [columns]
     * @param out address of [rows]
     */
    public void multiply(MatrixAddress matrix, long x, long out, int threads) {
        try (NativeLongs fields = NativeLongs.of(matrix.fields());
                Memory space =
                        new Memory(multiplyWorkspace.invokeLong(new Object[] {fields.memory(), (long) threads}))) {
            Object[] arguments = {fields.memory(), new Pointer(x), new Pointer(out), space, (long) threads};
            multiply.invokeVoid(arguments);
        }
    }

    /** Brings stored 4-bit codes and their scales into LibTorch's order, as its scripts do. */
    public void pack(StoredRows rows, int threads) {
        try (NativeLongs fields = NativeLongs.of(rows.fields())) {
            pack.invokeVoid(new Object[] {fields.memory(), (long) threads});
        }
    }

    /** Rounds rows of numbers to 8 bits, as the scripts do. */
    public void encode(EncodedRows rows, int threads) {
        try (NativeLongs fields = NativeLongs.of(rows.fields())) {
            encode.invokeVoid(new Object[] {fields.memory(), (long) threads});
        }
    }

    /**
     * Finds the powers of two of rows that are to be held in 12 bits, and counts their exceptions.
     *
     * @param first the number of their first exception
     * @return the number of the next one; -1 if there are infinities
     */
    public long survey(CompactRows rows, long first, int threads) {
        try (NativeLongs fields = NativeLongs.of(rows.fields())) {
            return survey.invokeLong(new Object[] {fields.memory(), first, (long) threads});
        }
    }

    /** Brings rows that were surveyed into 12 bits. */
    public void compact(CompactRows rows, int threads) {
        try (NativeLongs fields = NativeLongs.of(rows.fields())) {
            compact.invokeVoid(new Object[] {fields.memory(), (long) threads});
        }
    }

    /**
     * Brings a matrix of 12 bits back into 16, as it was.
     *
     * @param out address of bfloat16 [rows, columns]
     */
    public void open(MatrixAddress matrix, long out, int threads) {
        if (matrix.format() != MatrixAddress.Format.TWELVE) {
            throw new IllegalArgumentException(matrix + " is not in 12 bits");
        }
        try (NativeLongs fields = NativeLongs.of(matrix.fields())) {
            open.invokeVoid(new Object[] {fields.memory(), new Pointer(out), (long) threads});
        }
    }
}
