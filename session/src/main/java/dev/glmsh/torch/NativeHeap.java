package dev.glmsh.torch;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;

/**
 * The C library's heap, from which LibTorch takes its memory. Blocks below 32 MiB that were freed stay with the process,
 * in holes between others; after a load that can be hundreds of megabytes.
 */
public final class NativeHeap {
    private NativeHeap() {}

    /** Gives freed memory back to the system, where the C library can do that: glibc, by malloc_trim(3). Any thread. */
    public static void trim() {
        Trim.CALL.run();
    }

    private static final class Trim {
        static final Runnable CALL = find();

        private static Runnable find() {
            if (!Platform.isLinux()) {
                return () -> {};
            }
            try {
                Function trim = NativeLibrary.getProcess().getFunction("malloc_trim");
                return () -> trim.invokeInt(new Object[] {0L});
            } catch (UnsatisfiedLinkError e) {
                return () -> {}; // musl gives memory back by itself
            }
        }
    }
}
