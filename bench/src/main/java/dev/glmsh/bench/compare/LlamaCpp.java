package dev.glmsh.bench.compare;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * llama.cpp's C interface, as far as timing needs it, in whatever version the library is: structs are passed in blocks that
 * are larger than any of them, and of their fields only the first of the context's are written, whose order has not changed
 * for years; that their defaults are where they should be is checked.
 */
final class LlamaCpp implements AutoCloseable {
    private static final int BATCH_DEFAULT = 2048;
    private static final int UBATCH_DEFAULT = 512;

    /** A struct passed by value, of which only the beginning is used. */
    @Structure.FieldOrder("bytes")
    public static final class Block extends Structure implements Structure.ByValue {
        /** Its memory. */
        public byte[] bytes = new byte[256];
    }

    private final NativeLibrary library;
    private final Pointer model;
    private final Pointer context;

    /** Loads a model with the library's own defaults but for context and threads. */
    LlamaCpp(Path shared, Path gguf, int tokens, int threads) throws IOException {
        library = NativeLibrary.getInstance(shared.toAbsolutePath().toString());
        loadKernels(shared.toAbsolutePath().getParent());
        call("llama_backend_init");
        Block modelParameters = (Block) function("llama_model_default_params").invoke(Block.class, new Object[0]);
        model = (Pointer) function("llama_model_load_from_file")
                .invoke(Pointer.class, new Object[] {gguf.toString(), modelParameters});
        Block parameters = (Block) function("llama_context_default_params").invoke(Block.class, new Object[0]);
        set(parameters, tokens);
        context = (Pointer)
                function("llama_init_from_model").invoke(Pointer.class, new Object[] {required(model), parameters});
        call("llama_set_n_threads", required(context), threads, threads);
    }

    /** n_ctx, n_batch and n_ubatch come first; what follows changes. */
    private static void set(Block parameters, int tokens) {
        parameters.write();
        Pointer fields = parameters.getPointer();
        if (fields.getInt(4) != BATCH_DEFAULT || fields.getInt(8) != UBATCH_DEFAULT) {
            throw new IllegalStateException("this llama.cpp has another layout of llama_context_params");
        }
        fields.setInt(0, tokens);
        parameters.read();
    }

    /** The kernels for each processor lie in libraries of their own, if it was built so. */
    private static void loadKernels(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> file.getFileName().toString().matches("libggml\\.(v[0-9.]+\\.)?so"))
                    .findFirst()
                    .ifPresent(file -> NativeLibrary.getInstance(file.toString())
                            .getFunction("ggml_backend_load_all_from_path")
                            .invoke(new Object[] {folder.toString()}));
        }
    }

    private static Pointer required(Pointer pointer) {
        if (pointer == null) {
            throw new IllegalStateException("llama.cpp refused it; see its messages");
        }
        return pointer;
    }

    /** The processor features that its kernels use. */
    String system() {
        return ((Pointer) function("llama_print_system_info").invoke(Pointer.class, new Object[0])).getString(0);
    }

    /** Computes tokens after those that are in the cache; the last one's logits are computed. */
    void decode(int[] ids) {
        try (Memory tokens = new Memory((long) ids.length * Integer.BYTES)) {
            tokens.write(0, ids, 0, ids.length);
            Block batch =
                    (Block) function("llama_batch_get_one").invoke(Block.class, new Object[] {tokens, ids.length});
            int failed = function("llama_decode").invokeInt(new Object[] {context, batch});
            if (failed != 0) {
                throw new IllegalStateException("llama_decode gave " + failed);
            }
            call("llama_synchronize", context);
        }
    }

    /** Forgets all tokens. */
    void clear() {
        try {
            Object memory = function("llama_get_memory").invoke(Pointer.class, new Object[] {context});
            call("llama_memory_clear", memory, (byte) 1);
        } catch (UnsatisfiedLinkError older) {
            call("llama_kv_self_clear", context);
        }
    }

    private void call(String name, Object... arguments) {
        function(name).invoke(arguments);
    }

    private Function function(String name) {
        return library.getFunction(name);
    }

    @Override
    public void close() {
        call("llama_free", context);
        call("llama_model_free", model);
    }

    /** The library in a folder. */
    static Path in(Path folder) throws IOException {
        List<String> names = List.of("libllama\\.(v[0-9.]+\\.)?so", "libjllama\\.so");
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> names.stream()
                            .anyMatch(name -> file.getFileName().toString().matches(name)))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no llama.cpp in " + folder));
        }
    }
}
