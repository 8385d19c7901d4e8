package dev.glmsh.compiled;

import com.sun.jna.NativeLibrary;
import dev.glmsh.compiled.CompiledKernels.Found;
import dev.glmsh.hardware.CacheFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;

/** Compiles this machine's kernels, or opens what was compiled before, and tries them on small numbers. */
final class KernelLoad {
    private KernelLoad() {}

    /** With the compiler of this machine, into this user's cache. */
    static Found find() {
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
                : from(compiler.get(), cache.get());
    }

    static boolean isSupported() {
        return System.getProperty("os.name").equals("Linux");
    }

    private static Optional<String> named() {
        return Optional.ofNullable(System.getenv("GLMSH_CC"));
    }

    static Optional<CCompiler> compiler() {
        return CCompiler.find(
                named(), Optional.ofNullable(System.getenv("PATH")).orElse(""));
    }

    /** With a compiler, below a folder. */
    static Found from(CCompiler compiler, Path cache) {
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
                && ManyCheck.isRight(kernels)
                && AttentionCheck.isRight(kernels)
                && LoadCheck.isRight(kernels)
                && CompactCheck.isRight(kernels);
    }
}
