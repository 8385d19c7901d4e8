package dev.glmsh.compiled;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import dev.glmsh.hardware.CacheFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The kernels of this machine, compiled when they are first asked for, which takes two seconds, and kept in the user's
 * cache. They are used only if they multiply small matrices and attend to a few tokens rightly.
 */
public final class CompiledKernels {
    private static final KernelSearch SEARCH = new KernelSearch(CompiledKernels::search);
    private static final long COLUMN_BYTES = 16;
    private static final long MORE_COLUMNS = 64;

    private final Function workspace;
    private final Function layers;
    private final Function multiply;
    private final Function promptWorkspace;
    private final Function attend;
    private final Function pack;
    private final Function encode;
    private final Function survey;
    private final Function compact;
    private final Function open;

    private CompiledKernels(NativeLibrary library) {
        workspace = library.getFunction("glmsh_workspace");
        layers = library.getFunction("glmsh_layers");
        multiply = library.getFunction("glmsh_multiply");
        promptWorkspace = library.getFunction("glmsh_prompt_workspace");
        attend = library.getFunction("glmsh_attend");
        pack = library.getFunction("glmsh_pack");
        encode = library.getFunction("glmsh_encode");
        survey = library.getFunction("glmsh_survey");
        compact = library.getFunction("glmsh_compact");
        open = library.getFunction("glmsh_open");
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
        return isSupported() && compiler().isPresent() && reason().isEmpty();
    }

    private static Found search() {
        if (!isSupported()) {
            return new Found(Optional.empty(), "compiled kernels are for Linux");
        }
        Optional<CCompiler> compiler = compiler();
        if (compiler.isEmpty()) {
            return new Found(
                    Optional.empty(),
                    named().map(name -> "GLMSH_CC=" + name + " is no compiler")
                            .orElse("there is no C compiler; install gcc"));
        }
        Optional<Path> cache = CacheFolder.open();
        return cache.isEmpty()
                ? new Found(Optional.empty(), "there is no cache folder to compile to")
                : load(compiler.get(), cache.get());
    }

    private static boolean isSupported() {
        return System.getProperty("os.name").equals("Linux");
    }

    private static Optional<String> named() {
        return Optional.ofNullable(System.getenv("GLMSH_CC"));
    }

    private static Optional<CCompiler> compiler() {
        return CCompiler.find(
                named(), Optional.ofNullable(System.getenv("PATH")).orElse(""));
    }

    static Found load(CCompiler compiler, Path cache) {
        try {
            Path file = KernelLibrary.provide(compiler, cache);
            CompiledKernels kernels = new CompiledKernels(NativeLibrary.getInstance(file.toString()));
            return isRight(kernels)
                    ? new Found(Optional.of(kernels), "")
                    : new Found(Optional.empty(), "what the C compiler made computes wrongly");
        } catch (IOException | UncheckedIOException | UnsatisfiedLinkError e) {
            return new Found(Optional.empty(), String.valueOf(e.getMessage()));
        }
    }

    private static boolean isRight(CompiledKernels kernels) {
        return KernelCheck.isRight(kernels)
                && AttentionCheck.isRight(kernels)
                && LoadCheck.isRight(kernels)
                && CompactCheck.isRight(kernels);
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
                Memory space = new Memory((matrix.columns() + MORE_COLUMNS) * COLUMN_BYTES * threads)) {
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
